using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Law 6, exhaustively: whatever is missing, stale, suspect or distrusted, it never reads as "no action".</summary>
public sealed class NeverGuessTests
{
    private static readonly DateTimeOffset Now = Jan14(16);

    public enum Input
    {
        Good,
        Missing,
        Stale,
        Suspect,
        Failed,
    }

    public enum Forecast
    {
        Good,
        Missing,
        Old,
        EndsEarly,
        WithoutPrecipitation,
        FromTheFuture,
    }

    [Fact]
    public void No_combination_of_inputs_with_a_fault_in_road_or_forecast_says_no_action()
    {
        var judged = 0;
        foreach (var road in Enum.GetValues<Input>())
        {
            foreach (var forecast in Enum.GetValues<Forecast>())
            {
                foreach (var air in Enum.GetValues<Input>())
                {
                    foreach (var dew in Enum.GetValues<Input>())
                    {
                        foreach (var surface in Enum.GetValues<Input>())
                        {
                            foreach (var rain in Enum.GetValues<Input>())
                            {
                                var decision = Decide(Now, Station(road, forecast, air, dew, surface, rain, rst: 8));
                                var whole = road == Input.Good && forecast == Forecast.Good;
                                Assert.True(
                                    whole == (decision.Action == GrittingAction.NoAction),
                                    $"{road} road, {forecast} forecast, {air} air, {dew} dew, {surface} surface, {rain} rain: {decision.Action}");
                                judged++;
                            }
                        }
                    }
                }
            }
        }

        Assert.Equal(5 * 6 * 5 * 5 * 5 * 5, judged);
    }

    [Fact]
    public void No_fault_in_any_input_makes_a_frost_milder_than_monitor_and_none_in_moisture_makes_it_dry()
    {
        foreach (var road in Enum.GetValues<Input>())
        {
            foreach (var dew in Enum.GetValues<Input>())
            {
                foreach (var surface in Enum.GetValues<Input>())
                {
                    foreach (var rain in Enum.GetValues<Input>())
                    {
                        var decision = Decide(Now, Station(road, Forecast.Good, Input.Good, dew, surface, rain, rst: -1, air: -1));
                        Assert.True(decision.Action >= GrittingAction.Monitor, $"{road} {dew} {surface} {rain}");
                        if (road != Input.Good || dew != Input.Good || rain != Input.Good)
                        {
                            Assert.True(decision.Action >= GrittingAction.Precautionary, $"{road} road, {dew} dew, {rain} rain: {decision.Action}");
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void A_road_sensor_whose_nights_have_drifted_warm_is_never_a_reason_to_do_nothing_and_one_that_drifted_cold_still_is_used()
    {
        foreach (var forecast in Enum.GetValues<Forecast>())
        {
            var decision = Decide(Now, Station(Input.Good, forecast, Input.Good, Input.Good, Input.Good, Input.Good, rst: 8).Nights(Now, usual: 10, thenK: 1.8));
            Assert.NotEqual(GrittingAction.NoAction, decision.Action);
            Assert.Contains(decision.Reasons, r => r.Code == "road-sensor" && r.Text.Contains("distrusted (reads 1.73 K warmer at night beside the air than it used to)", StringComparison.Ordinal));
            Assert.Null(decision.Inputs[0].RoadSurfaceTemperature);
        }

        var cold = Decide(Now, Station(Input.Good, Forecast.Good, Input.Good, Input.Good, Input.Good, Input.Good, rst: 8).Nights(Now, usual: 10, thenK: -5));
        Assert.Equal(GrittingAction.NoAction, cold.Action);
        Assert.Equal(8, cold.Inputs[0].RoadSurfaceTemperature);
    }

    [Fact]
    public void What_a_drifting_sensor_says_may_still_cool_a_decision()
    {
        var warm = Decide(Now, Station(Input.Good, Forecast.Good, Input.Good, Input.Good, Input.Good, Input.Good, rst: 8).Nights(Now, usual: 10, thenK: 3));
        var cold = Decide(Now, Station(Input.Good, Forecast.Good, Input.Good, Input.Good, Input.Good, Input.Good, rst: 1).Nights(Now, usual: 10, thenK: 3));

        Assert.True(cold.MinRst < warm.MinRst);
    }

    private static SomeStation Station(Input road, Forecast forecast, Input screen, Input dew, Input surface, Input rain, double rst, double air = 8)
    {
        var station = new SomeStation(interval: TimeSpan.FromMinutes(30));
        Add(station, Quantity.RoadSurfaceTemperature, road, rst);
        Add(station, Quantity.AirTemperature, screen, air);
        Add(station, Quantity.DewPoint, dew, -14);
        Add(station, Quantity.SurfaceState, surface, 0);
        Add(station, Quantity.PrecipitationRate, rain, 0);
        if (forecast == Forecast.Missing)
        {
            return station;
        }

        station.IssuedAt(forecast switch { Forecast.Old => Now.AddHours(-13), Forecast.FromTheFuture => Now.AddMinutes(1), _ => Now })
            .Forecasts(Quantity.AirTemperature, Now, Jan14(forecast == Forecast.EndsEarly ? 35 : 36), air)
            .Forecasts(Quantity.DewPoint, Now, Jan14(36), -14);
        return forecast == Forecast.WithoutPrecipitation ? station : station.Forecasts(Quantity.PrecipitationRate, Now, Jan14(36), 0);
    }

    private static void Add(SomeStation station, Quantity quantity, Input input, double value)
    {
        switch (input)
        {
            case Input.Good:
                station.ReadsAll(quantity, Jan14(3), Now, value);
                break;
            case Input.Stale:
                station.ReadsAll(quantity, Jan14(3), Now.AddMinutes(-120), value);
                break;
            case Input.Suspect:
                station.ReadsAll(quantity, Jan14(3), Now.AddMinutes(-120), value).ReadsAll(quantity, Now.AddMinutes(-90), Now, value, Flag.Suspect);
                break;
            case Input.Failed:
                station.ReadsAll(quantity, Jan14(3), Now.AddMinutes(-120), value).ReadsAll(quantity, Now.AddMinutes(-90), Now, value, Flag.Fail);
                break;
            default:
                break;
        }
    }
}
