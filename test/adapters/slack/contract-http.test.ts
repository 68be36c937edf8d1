// The contract suite on Slack, over HTTP.
import { openHttpStage } from '../../fakes/slack/stage.ts';
import { contract } from '../contract.ts';

contract(openHttpStage);
