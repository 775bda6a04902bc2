import { testScenarios } from '../harness/asTests.ts';
import { outside } from './outside.ts';

testScenarios(outside);
