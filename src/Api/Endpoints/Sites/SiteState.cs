using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Map;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Api.Endpoints.Sites;

/// <summary>Whether a site is heard from, judged from the newest reading of each of its sensors.</summary>
internal static class SiteState
{
    public static SiteDto Of(Site site, CityNetwork network, ILatestReadings latest, DateTimeOffset now)
    {
        DateTimeOffset? newest = null;
        List<string> silent = [];
        List<string> failing = [];
        var sensors = 0;
        foreach (var sensor in network.SensorsAt(site.Id))
        {
            sensors++;
            var (last, failed) = Newest(sensor, latest);
            newest = newest is null || last > newest ? last ?? newest : newest;
            if (last is not { } at || now > SensorSilence.From(sensor, at))
            {
                silent.Add(sensor.Id.Value);
            }
            else if (failed)
            {
                failing.Add(sensor.Id.Value);
            }
        }

        return new SiteDto(
            site.Id.Value, site.Name, MapMapping.Name(site.Kind), site.Latitude, site.Longitude,
            Name(sensors, silent.Count, failing.Count, newest), sensors, silent, failing, newest);
    }

    private static (DateTimeOffset? At, bool Failed) Newest(Sensor sensor, ILatestReadings latest)
    {
        DateTimeOffset? newest = null;
        var failed = false;
        foreach (var quantity in sensor.Quantities)
        {
            if (latest.Find(sensor.Id, quantity) is { } reading)
            {
                newest = newest is null || reading.Checked.Reading.ObservedAt > newest ? reading.Checked.Reading.ObservedAt : newest;
                failed |= reading.Checked.Flag == Flag.Fail;
            }
        }

        return (newest, failed);
    }

    private static string Name(int sensors, int silent, int failing, DateTimeOffset? newest) => (sensors, silent, failing, newest) switch
    {
        (0, _, _, _) => "no-sensors",
        (_, _, _, null) => "never-reported",
        _ when silent == sensors => "silent",
        (_, > 0, _, _) => "partly-silent",
        (_, _, > 0, _) => "failing",
        _ => "reporting",
    };
}
