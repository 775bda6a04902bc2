import { testScenarios } from '../harness/asTests.ts';
import { locating } from './locating.ts';

testScenarios(locating);
