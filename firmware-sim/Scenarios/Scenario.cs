namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>Something that can happen in the city, by its name on the command line.</summary>
/// <param name="Story">What is published, in a sentence; times are UTC.</param>
/// <param name="AddTo">Adds it to what else happens.</param>
internal sealed record Scenario(string Name, string Story, Func<CityPlan, CityPlan> AddTo);
