// The contract suite on Slack, over its socket.
import { openStage } from '../../fakes/slack/stage.ts';
import { contract } from '../contract.ts';

contract(openStage);
