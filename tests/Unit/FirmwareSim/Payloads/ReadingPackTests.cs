using System.Text;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.Tests.Unit.FirmwareSim.Payloads;

public sealed class ReadingPackTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 14, 3, 10, 0, TimeSpan.Zero);
    private static readonly Observation One = new("rws-01", At, [(Quantity.RoadSurfaceTemperature, -1.2), (Quantity.SurfaceState, 4)]);
    private static readonly Observation Next = new("rws-01", At.AddMinutes(10), [(Quantity.RelativeHumidity, 93)]);

    [Fact]
    public void Native_json_is_as_the_wire_format_has_it()
    {
        var message = ReadingPack.Write("gw", "rws-01", [One], PayloadFormat.NativeJson);

        Assert.Equal("telemetry/v1/gw/rws-01", message.Topic);
        Assert.Equal("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":-1.2,"surface_state":4}}""", Encoding.UTF8.GetString(message.Payload));
        Assert.Equal(2, message.Readings);
    }

    [Fact]
    public void Several_observations_are_an_array() =>
        Assert.Equal(
            """[{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":-1.2,"surface_state":4}},{"observedAt":"2026-01-14T03:20:00Z","readings":{"relative_humidity":93}}]""",
            Encoding.UTF8.GetString(ReadingPack.Write("gw", "rws-01", [One, Next], PayloadFormat.NativeJson).Payload));

    [Fact]
    public void SenMl_has_one_base_time_relative_times_and_registered_units()
    {
        var message = ReadingPack.Write("gw", "rws-01", [One, Next], PayloadFormat.SenMl);

        Assert.Equal("application/senml+json", message.ContentType);
        Assert.Equal(
            """[{"bt":1768360200,"n":"road_surface_temperature","u":"Cel","v":-1.2},{"n":"surface_state","v":4},{"n":"relative_humidity","u":"%RH","v":93,"t":600}]""",
            Encoding.UTF8.GetString(message.Payload));
    }
}
