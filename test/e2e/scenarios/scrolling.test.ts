import { testScenarios } from '../harness/asTests.ts';
import { scrolling } from './scrolling.ts';

testScenarios(scrolling);
