using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Winter.Planning;

/// <summary>A forecast as it would be if the night came otherwise: colder or warmer, the rain earlier or later. What lies before now stays.</summary>
public static class ShiftedForecast
{
    /// <param name="now">Values valid up to here are not touched.</param>
    /// <param name="kelvin">Added to air temperature and dew point.</param>
    /// <param name="laterHours">Rain and snow come so much later, h; negative for earlier. Hours that this leaves open are dry.</param>
    public static ForecastIssue Of(ForecastIssue issue, DateTimeOffset now, double kelvin, int laterHours)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var falling = issue.Values.Where(v => Falls(v.Quantity)).ToDictionary(v => (v.Quantity, v.ValidAt), v => v.Value);
        return issue with
        {
            Values =
            [
                .. issue.Values.Select(v =>
                    v.ValidAt <= now ? v
                    : v.Quantity == Quantity.AirTemperature || v.Quantity == Quantity.DewPoint ? v with { Value = v.Value + kelvin }
                    : Falls(v.Quantity) ? v with { Value = FallingAt(v) }
                    : v),
            ],
        };

        // What is moved leaves dry hours behind it.
        double FallingAt(ForecastValue value)
        {
            var from = value.ValidAt.AddHours(-laterHours);
            return laterHours > 0 && from <= now ? 0
                : falling.TryGetValue((value.Quantity, from), out var moved) ? moved
                : 0;
        }
    }

    private static bool Falls(Quantity quantity) => quantity == Quantity.PrecipitationRate || quantity == Quantity.SnowfallRate;
}
