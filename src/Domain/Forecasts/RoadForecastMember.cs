namespace Telemetry.Domain.Forecasts;

/// <summary>The ways of looking ahead, each tracked by its own past errors.</summary>
public enum RoadForecastMember
{
    /// <summary>The surface model under the weather forecast.</summary>
    WeatherModel = 0,

    /// <summary>The surface model under the weather that the station's own past days let expect.</summary>
    StationModel = 1,

    /// <summary>The road's own trend, fading with a 4 h e-fold.</summary>
    DampedTrend = 2,

    /// <summary>The mean course of the last three days, from where the road is now.</summary>
    ThreeDayCourse = 3,

    /// <summary>The mean course of the last seven days, from where the road is now.</summary>
    SevenDayCourse = 4,

    /// <summary>The station's own members together, each by how well it did.</summary>
    StationBlend = 5,
}
