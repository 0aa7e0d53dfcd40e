namespace Telemetry.Rules.Waste;

/// <summary>An emptying found in a bin's fills.</summary>
/// <param name="After">The first fill after it.</param>
/// <param name="Before">The last fill before it.</param>
/// <param name="ConfirmedBy">The reading that made it sure.</param>
internal readonly record struct Emptying(FillSample Before, FillSample After, FillSample ConfirmedBy);
