namespace Telemetry.Rules.Winter.Backtest;

/// <summary>How far a road temperature foreseen at one hour ahead was from what was measured.</summary>
/// <param name="Night">Index of the night, by which errors are drawn together.</param>
/// <param name="Lead">Full hours ahead.</param>
/// <param name="Kelvin">Foreseen minus measured.</param>
/// <param name="Within">Whether the measured lay in the 10–90 % band; null for a way of foreseeing without bands.</param>
public readonly record struct LeadError(int Night, int Lead, double Kelvin, bool? Within);
