import { testScenarios } from '../harness/asTests.ts';
import { feeds } from './feeds.ts';

testScenarios(feeds);
