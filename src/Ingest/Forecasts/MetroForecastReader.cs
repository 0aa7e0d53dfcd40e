using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Forecasts;

/// <summary>
/// Reads METRo's forecast XML for one site. Its units end here: wind from km/h to m/s, rain (mm) and snow (cm, a millimetre of
/// water each) from running totals to hourly rates. Times without a zone are UTC. The first hour has no rate, having no total
/// before it. Every error of the file is told at once (docs/sources/winter.md#metro).
/// </summary>
public sealed class MetroForecastReader
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ForecastErrorList _errors;
    private readonly List<ForecastValue> _values = [];
    private DateTimeOffset? _previous;
    private (double Rain, double Snow)? _totals;

    private MetroForecastReader(ForecastReadLimits limits) => _errors = new ForecastErrorList(limits.MaxErrors);

    /// <param name="receivedAt">Null takes the issue as received when it was issued.</param>
    /// <param name="issuedAt">Stands in for the file's production date, for files that were written again later.</param>
    public static ForecastReadResult Read(
        Stream xml, SiteId site, string source, DateTimeOffset? receivedAt = null, DateTimeOffset? issuedAt = null, ForecastReadLimits? limits = null)
    {
        limits ??= ForecastReadLimits.Default;
        return new MetroForecastReader(limits).ReadAll(xml, site, source, receivedAt, issuedAt, limits);
    }

    private ForecastReadResult ReadAll(
        Stream xml, SiteId site, string source, DateTimeOffset? receivedAt, DateTimeOffset? issuedAt, ForecastReadLimits limits)
    {
        if (Load(xml, limits) is not { } root)
        {
            return _errors.Result([]);
        }

        if (root.Name.LocalName != "forecast")
        {
            _errors.Add(Path(root), $"the root is <{root.Name.LocalName}>", "a METRo forecast has <forecast>");
            return _errors.Result([]);
        }

        var issued = issuedAt ?? ProductionDate(root);
        var predictions = root.Element("prediction-list")?.Elements("prediction").ToList() ?? [];
        if (predictions.Count == 0)
        {
            _errors.Add(Path(root), "there is no <prediction-list> with a <prediction>", "one for each hour");
        }

        for (var i = 0; i < predictions.Count; i++)
        {
            ReadPrediction(predictions[i], $"/forecast/prediction-list/prediction[{i + 1}]");
        }

        if (issued is { } at && _values.Count > 0 && _values[^1].ValidAt <= at)
        {
            _errors.Add("/forecast/header/production-date", $"every hour lies before {ForecastTime.Say(at)}, the issue", "give the instant at which the forecast was made");
        }

        if (!_errors.Any)
        {
            FindGaps();
        }

        return _errors.Result([new ForecastIssue(site, issued ?? default, receivedAt ?? issued ?? default, source, _values)]);
    }

    private XElement? Load(Stream xml, ForecastReadLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxCharacters,
        };
        try
        {
            using var reader = XmlReader.Create(xml, settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException error)
        {
            _errors.Add($"line {error.LineNumber}", "not readable as XML: " + error.Message, $"well-formed XML without a document type, at most {limits.MaxCharacters} characters");
            return null;
        }
    }

    private DateTimeOffset? ProductionDate(XElement root)
    {
        var element = root.Element("header")?.Element("production-date");
        if (element is not null && ForecastTime.TryReadMetro(element.Value.Trim(), out var issued))
        {
            return issued;
        }

        _errors.Add(
            "/forecast/header/production-date" + Line(element),
            element is null ? "it is missing" : $"'{Shorten(element.Value)}' is not an instant",
            "the issue's time, UTC, such as 2026-01-14T15:00Z");
        return null;
    }

    private void ReadPrediction(XElement prediction, string path)
    {
        var time = prediction.Element("forecast-time");
        if (time is null || !ForecastTime.TryReadMetro(time.Value.Trim(), out var at))
        {
            _errors.Add(
                $"{path}/forecast-time{Line(time ?? prediction)}",
                time is null ? "it is missing" : $"'{Shorten(time.Value)}' is not an instant",
                "the hour, UTC, such as 2026-01-14T15:00Z");
            return;
        }

        if (!ForecastTime.IsWholeHour(at))
        {
            _errors.Add($"{path}/forecast-time{Line(time)}", $"'{Shorten(time.Value)}' is not on the hour", "forecasts are hourly");
        }
        else if (_previous is { } previous && at - previous != Hour)
        {
            _errors.Add($"{path}/forecast-time{Line(time)}", $"{ForecastTime.Say(at)} follows {ForecastTime.Say(previous)}", $"the next hour is {ForecastTime.Say(previous + Hour)}");
        }

        _previous = at;
        var air = Number(prediction, path, "at", Quantity.AirTemperature, 1);
        if (prediction.Element("at") is null)
        {
            _errors.Add($"{path}/at{Line(prediction)}", "it is missing", "the air temperature, °C");
        }

        // In the order of the quantities' codes, as an issue's values are kept.
        Take(at, Quantity.AirTemperature, air);
        Take(at, Quantity.DewPoint, Number(prediction, path, "td", Quantity.DewPoint, 1));
        Take(at, Quantity.WindSpeed, Number(prediction, path, "ws", Quantity.WindSpeed, 1 / 3.6));
        ReadTotals(prediction, path, at);
        Take(at, Quantity.CloudCover, Number(prediction, path, "cc", Quantity.CloudCover, 1));
        Take(at, Quantity.AirPressure, Number(prediction, path, "ap", Quantity.AirPressure, 1));
    }

    private void ReadTotals(XElement prediction, string path, DateTimeOffset at)
    {
        var rain = Total(prediction, path, "ra");
        var snow = Total(prediction, path, "sn");
        if ((prediction.Element("ra") is null) != (prediction.Element("sn") is null))
        {
            var missing = prediction.Element("ra") is null ? "ra" : "sn";
            _errors.Add($"{path}/{missing}{Line(prediction)}", "it is missing", "rain (ra, mm) and snow (sn, cm) come together");
        }

        (double, double)? totals = rain is { } r && snow is { } s ? (r, s) : null;
        if (totals is not null && _totals is { } before)
        {
            var rained = Difference(prediction, path, "ra", before.Rain, rain!.Value);
            var snowed = Difference(prediction, path, "sn", before.Snow, snow!.Value);
            TakeRate(prediction, path, at, Quantity.PrecipitationRate, rained + snowed);
            TakeRate(prediction, path, at, Quantity.SnowfallRate, snowed);
        }

        _totals = totals;
    }

    private double Difference(XElement prediction, string path, string name, double before, double after)
    {
        if (after < before)
        {
            _errors.Add(
                $"{path}/{name}{Line(prediction.Element(name))}",
                string.Create(CultureInfo.InvariantCulture, $"it falls from {before} to {after}"),
                "METRo's precipitation is a running total, which never falls");
        }

        return Math.Round(after - before, 6);
    }

    private double? Total(XElement prediction, string path, string name)
    {
        var value = Parse(prediction, path, name);
        if (value is < 0 or > 100_000)
        {
            _errors.Add($"{path}/{name}{Line(prediction.Element(name))}", string.Create(CultureInfo.InvariantCulture, $"{value} is no running total"), "0 or more");
            return null;
        }

        return value;
    }

    private double? Number(XElement prediction, string path, string name, Quantity quantity, double factor)
    {
        var value = Parse(prediction, path, name) * factor;
        if (value < quantity.Minimum || value > quantity.Maximum)
        {
            _errors.Add(
                $"{path}/{name}{Line(prediction.Element(name))}",
                $"{Shorten(prediction.Element(name)!.Value)} is no {quantity}",
                string.Create(CultureInfo.InvariantCulture, $"{quantity.Minimum / factor:0.##} to {quantity.Maximum / factor:0.##} {(name == "ws" ? "km/h" : quantity.Unit)}"));
            return null;
        }

        return value;
    }

    private double? Parse(XElement prediction, string path, string name)
    {
        if (prediction.Element(name) is not { } element)
        {
            return null;
        }

        if (double.TryParse(element.Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        _errors.Add($"{path}/{name}{Line(element)}", $"'{Shorten(element.Value)}' is not a number", "a decimal number with a point, such as -1.5");
        return null;
    }

    private void TakeRate(XElement prediction, string path, DateTimeOffset at, Quantity quantity, double rate)
    {
        if (rate > quantity.Maximum)
        {
            _errors.Add(
                path + Line(prediction),
                string.Create(CultureInfo.InvariantCulture, $"{quantity} would be {rate} {quantity.Unit}"),
                string.Create(CultureInfo.InvariantCulture, $"the totals (ra, sn) rise by at most {quantity.Maximum} mm of water in an hour"));
        }

        Take(at, quantity, rate);
    }

    private void Take(DateTimeOffset at, Quantity quantity, double? value)
    {
        if (value is { } known)
        {
            _values.Add(new ForecastValue(at, quantity, known));
        }
    }

    /// <summary>Of a file that is right so far: an hour of a quantity left out in the middle, which nobody downstream is to guess.</summary>
    private void FindGaps()
    {
        foreach (var series in _values.GroupBy(v => v.Quantity))
        {
            var newest = series.First().ValidAt;
            foreach (var value in series.Skip(1))
            {
                if (value.ValidAt - newest > Hour)
                {
                    _errors.Add(
                        $"/forecast/prediction-list, {ForecastTime.Say(value.ValidAt)}",
                        $"{series.Key} has a gap after {ForecastTime.Say(newest)}", "from its first hour to its last, a quantity stands in each");
                }

                newest = value.ValidAt;
            }
        }
    }

    private static string Path(XElement element) => "/" + element.Name.LocalName + Line(element);

    private static string Line(XElement? element) => element is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber})" : "";

    private static string Shorten(string text) => text.Trim() is { Length: <= 40 } whole ? whole : text.Trim()[..40] + "…";
}
