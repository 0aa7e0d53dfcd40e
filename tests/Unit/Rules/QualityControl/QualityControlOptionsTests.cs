using System.ComponentModel.DataAnnotations;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class QualityControlOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Errors(new QualityControlOptions()));

    [Fact]
    public void Every_error_is_reported_with_the_quantity_it_is_about()
    {
        var options = new QualityControlOptions
        {
            Limits =
            {
                ["road_temp"] = new QualityLimits(),
                ["air_temperature"] = new QualityLimits { Minimum = 60 },
                ["dew_point"] = new QualityLimits { SpikeSuspect = 9 },
            },
        };

        Assert.Collection(
            Errors(options),
            e => Assert.Contains("'road_temp' is not a quantity", e, StringComparison.Ordinal),
            e => Assert.Contains("air_temperature", e, StringComparison.Ordinal),
            e => Assert.Contains("dew_point", e, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_row_of_the_table_is_consistent()
    {
        foreach (var quantity in QuantityCatalogue.All)
        {
            var options = new QualityControlOptions { Limits = { [quantity.Name] = new QualityLimits() } };
            Assert.Empty(Errors(options));
            var limits = options.For(quantity);
            Assert.True(limits.Minimum < limits.Maximum, quantity.Name);
        }
    }

    private static List<string> Errors(QualityControlOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(r => r.ErrorMessage!)];
    }
}
