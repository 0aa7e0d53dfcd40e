using CsCheck;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class HeatColumnTests
{
    [Fact]
    public void A_sudden_cold_face_sinks_in_as_the_error_function_says()
    {
        const double conductivity = 1.0;
        const double capacity = 2.0e6;
        var column = new HeatColumn([(conductivity, capacity, 3)], 0);
        column.Fill(10);
        for (var i = 0; i < 6 * 60; i++)
        {
            column.StepTo(60, 0);
        }

        // T(z) = 10 erf(z / (2 sqrt(κ t))), κ = 5e-7 m²/s, t = 6 h: erf at 0.2406, 0.4811, 0.9623 and 1.9245.
        Assert.Equal(10 * 0.2664, column.At(0.05), 0.1);
        Assert.Equal(10 * 0.5037, column.At(0.10), 0.1);
        Assert.Equal(10 * 0.8264, column.At(0.20), 0.1);
        Assert.Equal(10 * 0.9935, column.At(0.40), 0.1);
    }

    [Fact]
    public void At_rest_the_flux_is_the_difference_over_the_layers_resistances()
    {
        var column = new HeatColumn([(0.8, 2.1e6, 0.08), (2.2, 2.1e6, 0.25)], 25) { Beyond = -10 };
        double flux = 0;
        for (var i = 0; i < 2000; i++)
        {
            flux = column.StepTo(3600, 5);
        }

        Assert.Equal(15 / ((0.08 / 0.8) + (0.25 / 2.2) + (1 / 25.0)), flux, 6);
        Assert.Equal(flux, column.FarFlux, 6);
    }

    [Fact]
    public void What_goes_in_is_what_is_gained_whatever_the_step_and_the_layers()
    {
        var layers = Gen.Select(Gen.Double[0.02, 5], Gen.Double[1e5, 5e6], Gen.Double[0.01, 3]).Array[1, 4];
        var steps = Gen.Select(Gen.Double[1, 7200], Gen.Double[-2000, 2000], Gen.Double[0, 500]).Array[1, 40];
        Gen.Select(layers, steps, Gen.Double[0, 50], Gen.Double[-80, 100]).Sample((slabs, forcing, far, start) =>
        {
            var column = new HeatColumn(slabs, far) { Beyond = 5 };
            column.Fill(start);
            foreach (var (seconds, constant, slope) in forcing)
            {
                var before = column.HeatContent;
                var flux = column.Step(seconds, constant, slope);
                var gained = column.HeatContent - before;
                var expected = (flux - column.FarFlux) * seconds;
                Assert.True(Math.Abs(gained - expected) <= 1e-8 * (1e9 + Math.Abs(expected)), $"gained {gained} J/m² of {expected}");
            }
        });
    }

    [Fact]
    public void Never_leaves_the_range_between_its_start_and_what_acts_on_it()
    {
        Gen.Select(Gen.Double[1, 1e5], Gen.Double[-80, 80], Gen.Double[-80, 80], Gen.Double[0.1, 1000], Gen.Int[1, 50]).Sample((seconds, start, outside, slope, steps) =>
        {
            var column = new HeatColumn([(0.8, 2.1e6, 0.1), (1, 2e6, 2.9)], 0);
            column.Fill(start);
            for (var i = 0; i < steps; i++)
            {
                column.Step(seconds, slope * outside, slope);
            }

            Assert.All(column.Temperature, t => Assert.InRange(t, Math.Min(start, outside) - 1e-6, Math.Max(start, outside) + 1e-6));
        });
    }

    [Fact]
    public void Takes_a_profile_and_gives_it_back()
    {
        var column = new HeatColumn([(1, 2e6, 3)], 0);
        column.Fill([(0, 2), (0.4, 6)]);

        Assert.Equal(2, column.Face);
        Assert.Equal(4, column.At(0.2), 0.01);
        Assert.Equal(6, column.At(2.5), 9);
    }
}
