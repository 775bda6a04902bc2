import { testScenarios } from '../harness/asTests.ts';
import { panes } from './panes.ts';

testScenarios(panes);
