// The contract suite on the web desk.
import { openStage } from '../../fakes/web/stage.ts';
import { contract } from '../contract.ts';

contract(openStage);
