using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.AirQuality;

namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>Puts one site together from its indices of the last hour and its instruments.</summary>
internal sealed class AirSiteReader(CityNetwork network, ILatestReadings latest, HealthAdvice advice, DateTimeOffset now)
{
    /// <summary>Whether a site measures anything that an index is of.</summary>
    public static bool Measures(CityNetwork network, Site site) =>
        network.SensorsAt(site.Id).Any(sensor => Daqi.Table.Any(row => sensor.Measures(row.Pollutant)));

    /// <param name="daqi">The site's newest UK indices, all of one hour; none when there are none.</param>
    /// <param name="european">The European ones.</param>
    public AirSiteDto Read(Site site, IReadOnlyList<AirQualityIndex> daqi, IReadOnlyList<AirQualityIndex> european)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, network.TimeZone).DateTime);
        var pollutants = new List<AirPollutantDto>();
        var bases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Daqi.Table)
        {
            var instruments = Instruments(site, row.Pollutant);
            if (instruments.Count > 0)
            {
                bases.Add(instruments[0].Basis);
                pollutants.Add(new AirPollutantDto(
                    row.Pollutant.Name,
                    row.Pollutant.Unit,
                    IndexOf(Find(daqi, row.Pollutant.Name), Name(row.Averaging), instruments[0].Basis),
                    IndexOf(Find(european, row.Pollutant.Name), Name(DaqiAveraging.Hour), instruments[0].Basis),
                    instruments));
            }
        }

        var uk = Overall(daqi);
        return new AirSiteDto(
            site.Id.Value, site.Name, site.Latitude, site.Longitude, bases.Count > 1 ? "mixed" : bases.First(),
            uk with { AdviceId = advice.IdOf(uk.Band, day) }, Overall(european), pollutants);
    }

    private List<AirInstrumentDto> Instruments(Site site, Quantity pollutant) =>
    [
        .. network.SensorsAt(site.Id).Where(sensor => sensor.Measures(pollutant)).Order(PreferredInstrument.Order).Select(sensor =>
        {
            var newest = latest.Find(sensor.Id, pollutant)?.Checked;
            var at = newest?.Reading.ObservedAt;
            return new AirInstrumentDto(
                sensor.Id.Value, Basis.Of(sensor.Grade), at, newest?.Flag.Name(), at is not { } heard || now > SensorSilence.From(sensor, heard));
        }),
    ];

    private SiteIndexDto Overall(IReadOnlyList<AirQualityIndex> indices)
    {
        if (Find(indices, Daqi.Overall) is not { } overall)
        {
            return new SiteIndexDto(null, null, null, null, [], [], 0, null, NoneConcluded, null);
        }

        return new SiteIndexDto(
            overall.Ending,
            (long)(now - overall.Ending).TotalSeconds,
            overall.Index,
            overall.Band,
            [.. indices.Where(i => i.Index is not null && i.Index == overall.Index && i.Pollutant != Daqi.Overall).Select(i => i.Pollutant)],
            overall.Missing,
            overall.Capture,
            overall.Index is null ? null : Basis.Of(overall.Indicative),
            AirQualityMapping.Reason(overall),
            null);
    }

    private static PollutantIndexDto IndexOf(AirQualityIndex? index, string averaging, string basis) => index is null
        ? new PollutantIndexDto(null, averaging, null, null, null, 0, basis, NoneConcluded)
        : new PollutantIndexDto(
            index.Ending, averaging, index.Index, index.Band, index.Statistic, index.Capture, Basis.Of(index.Indicative), AirQualityMapping.Reason(index));

    private const string NoneConcluded = "no hour was concluded in the last three: the host was not running, or the site is new";

    private static AirQualityIndex? Find(IReadOnlyList<AirQualityIndex> indices, string pollutant) => indices.FirstOrDefault(i => i.Pollutant == pollutant);

    private static string Name(DaqiAveraging averaging) => averaging switch
    {
        DaqiAveraging.QuarterHour => "15 minutes",
        DaqiAveraging.Hour => "hour",
        DaqiAveraging.EightHours => "running 8 hours",
        _ => "running 24 hours",
    };
}
