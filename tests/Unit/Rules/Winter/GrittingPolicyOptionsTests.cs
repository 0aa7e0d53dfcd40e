using System.ComponentModel.DataAnnotations;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class GrittingPolicyOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Failures(new()));

    [Fact]
    public void Every_contradiction_is_told_at_once()
    {
        var failures = Failures(new()
        {
            PrecautionaryAtOrBelowRst = 2,
            DampFilmMm = 0.5,
            EscalateAtOrBelowRst = -5,
            AvoidFrom = new(5, 0),
            Hold = TimeSpan.FromHours(-1),
        });

        Assert.Equal(5, failures.Count);
    }

    [Fact]
    public void A_threshold_out_of_its_range_is_told_by_name() =>
        Assert.Contains("NoActionAboveRst", Assert.Single(Failures(new() { NoActionAboveRst = 40 })).MemberNames);

    [Fact]
    public void The_rate_for_roads_the_matrix_has_no_row_for_cannot_be_configured_away() =>
        Assert.NotEmpty(Failures(new() { EscalateAtOrBelowRst = -12 }));

    private static List<ValidationResult> Failures(GrittingPolicyOptions policy)
    {
        var failures = new List<ValidationResult>();
        Validator.TryValidateObject(policy, new ValidationContext(policy), failures, validateAllProperties: true);
        return failures;
    }
}
