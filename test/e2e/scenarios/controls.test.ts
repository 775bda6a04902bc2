import { testScenarios } from '../harness/asTests.ts';
import { controls } from './controls.ts';

testScenarios(controls);
