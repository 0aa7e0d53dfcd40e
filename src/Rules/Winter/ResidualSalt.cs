namespace Telemetry.Rules.Winter;

/// <summary>Salt on the road that a treatment may be reduced by, or why there is none to reckon with.</summary>
/// <param name="Rate">g/m² of the route's salt; zero for no credit.</param>
/// <param name="Because">What shows it, or what is missing, in plain English with numbers.</param>
internal readonly record struct ResidualSalt(double Rate, string Because)
{
    public static ResidualSalt None(string because) => new(0, because);
}
