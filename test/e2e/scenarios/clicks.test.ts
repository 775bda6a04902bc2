import { testScenarios } from '../harness/asTests.ts';
import { clicks } from './clicks.ts';

testScenarios(clicks);
