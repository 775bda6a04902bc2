import { testScenarios } from '../harness/asTests.ts';
import { journeys } from './journeys.ts';

testScenarios(journeys);
