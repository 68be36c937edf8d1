// The contract suite on Discord.
import { openStage } from '../../fakes/discord/stage.ts';
import { contract } from '../contract.ts';

contract(openStage);
