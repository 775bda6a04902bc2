import { testScenarios } from '../harness/asTests.ts';
import { dynamics } from './dynamics.ts';

testScenarios(dynamics);
