using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter.Planning;

/// <summary>The fleet that tonight's plan reckons with. Its prices are those of the back-test.</summary>
public sealed class PlanOptions
{
    public const string Section = "Telemetry:Plan";

    /// <summary>Salt that one spreader carries, t. Default 9 (the platform's own, an 18-tonne spreader's usual load: set the fleet's). Too much hides that a route needs a second load.</summary>
    [Range(0.1, 40.0)]
    public double SpreaderTonnes { get; set; } = 9;

    /// <summary>Spreaders that can be out at once; 0, the default, says that it is not known. Given beside how many the plan needs.</summary>
    [Range(0, 1000)]
    public int Spreaders { get; set; }
}
