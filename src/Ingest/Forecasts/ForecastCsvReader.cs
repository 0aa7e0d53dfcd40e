using System.Globalization;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Forecasts;

/// <summary>
/// Reads forecasts from CSV: <c>issued_at,site,valid_at,quantity,value</c>, canonical units, any number of issues and sites. The
/// hours of a quantity stand in order, one after the other. Every error of the file is told at once.
/// </summary>
public sealed class ForecastCsvReader
{
    public const string Header = "issued_at,site,valid_at,quantity,value";

    private static readonly string[] Columns = Header.Split(',');
    private readonly ForecastReadLimits _limits;
    private readonly ForecastErrorList _errors;
    private readonly Dictionary<(DateTimeOffset Issued, SiteId Site), List<ForecastValue>> _issues = [];
    private readonly Dictionary<(DateTimeOffset Issued, SiteId Site, Quantity Quantity), DateTimeOffset> _newest = [];

    private ForecastCsvReader(ForecastReadLimits limits)
    {
        _limits = limits;
        _errors = new ForecastErrorList(limits.MaxErrors);
    }

    /// <param name="receivedAt">Null takes each issue as received when it was issued, as a replay does.</param>
    /// <param name="isKnownSite">Null takes any site.</param>
    public static ForecastReadResult Read(
        TextReader text, string source, DateTimeOffset? receivedAt = null, Func<SiteId, bool>? isKnownSite = null, ForecastReadLimits? limits = null) =>
        new ForecastCsvReader(limits ?? ForecastReadLimits.Default).ReadAll(text, source, receivedAt, isKnownSite);

    private ForecastReadResult ReadAll(TextReader text, string source, DateTimeOffset? receivedAt, Func<SiteId, bool>? isKnownSite)
    {
        var header = text.ReadLine()?.TrimStart('\uFEFF').Trim();
        if (header != Header)
        {
            _errors.Add("line 1", header is null ? "the file is empty" : $"the header is '{Shorten(header)}'", $"it must be '{Header}'");
            return _errors.Result([]);
        }

        long characters = header.Length;
        var values = 0;
        var number = 1;
        while (text.ReadLine() is { } line)
        {
            number++;
            characters += line.Length + 1;
            if (characters > _limits.MaxCharacters || values > _limits.MaxValues)
            {
                _errors.Add($"line {number}", "the file is too long", $"at most {_limits.MaxCharacters} characters and {_limits.MaxValues} values; split it by issue");
                break;
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                values++;
                ReadLine(line, number, isKnownSite);
            }
        }

        if (values == 0)
        {
            _errors.Add("line 2", "there is no value", "give at least one hour of one quantity");
        }

        return _errors.Result(Issues(source, receivedAt));
    }

    private void ReadLine(string line, int number, Func<SiteId, bool>? isKnownSite)
    {
        var cells = line.Split(',');
        if (cells.Length != Columns.Length)
        {
            _errors.Add($"line {number}", $"there are {cells.Length} cells", $"there must be {Columns.Length}: {Header}");
            return;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i].Trim().Trim('"');
        }

        var issuedRight = Time(cells[0], number, "issued_at", out var issued);
        var siteRight = Site(cells[1], number, isKnownSite, out var site);
        var validRight = Time(cells[2], number, "valid_at", out var valid);
        if (validRight && !ForecastTime.IsWholeHour(valid))
        {
            _errors.Add($"line {number}, valid_at", $"'{Shorten(cells[2])}' is not on the hour", "forecasts are hourly: minutes and seconds are 00");
            validRight = false;
        }

        var quantity = QuantityCatalogue.Find(cells[3]);
        if (quantity is null || !ForecastIssue.Quantities.Contains(quantity))
        {
            _errors.Add($"line {number}, quantity", $"'{Shorten(cells[3])}' is not forecast", "one of " + string.Join(", ", ForecastIssue.Quantities));
            quantity = null;
        }

        var valueRight = Value(cells[4], number, quantity, out var value);
        if (issuedRight && siteRight && validRight && quantity is not null && valueRight)
        {
            Take(new ForecastValue(valid, quantity, value), issued, site, number);
        }
    }

    private void Take(ForecastValue value, DateTimeOffset issued, SiteId site, int number)
    {
        var series = (issued, site, value.Quantity);
        if (_newest.TryGetValue(series, out var newest) && value.ValidAt - newest != TimeSpan.FromHours(1))
        {
            var problem = value.ValidAt == newest ? $"{ForecastTime.Say(value.ValidAt)} stands twice for {value.Quantity}"
                : value.ValidAt < newest ? $"{ForecastTime.Say(value.ValidAt)} comes after {ForecastTime.Say(newest)} for {value.Quantity}"
                : $"{value.Quantity} has a gap between {ForecastTime.Say(newest)} and {ForecastTime.Say(value.ValidAt)}";
            _errors.Add($"line {number}, valid_at", problem, $"the next hour is {ForecastTime.Say(newest.AddHours(1))}");
        }

        _newest[series] = value.ValidAt;
        if (!_issues.TryGetValue((issued, site), out var values))
        {
            _issues.Add((issued, site), values = []);
        }

        values.Add(value);
    }

    private List<ForecastIssue> Issues(string source, DateTimeOffset? receivedAt)
    {
        var issues = new List<ForecastIssue>(_issues.Count);
        foreach (var ((issued, site), values) in _issues.OrderBy(i => i.Key.Issued).ThenBy(i => i.Key.Site))
        {
            if (!values.Exists(v => v.ValidAt > issued))
            {
                _errors.Add($"issue {ForecastTime.Say(issued)} of {site}", "every hour lies before the issue", "check issued_at: a forecast is about what comes after it");
            }

            issues.Add(new ForecastIssue(site, issued, receivedAt ?? issued, source, [.. values.OrderBy(v => v.ValidAt).ThenBy(v => v.Quantity.Code)]));
        }

        return issues;
    }

    private bool Time(string text, int number, string column, out DateTimeOffset instant)
    {
        if (ForecastTime.TryReadZoned(text, out instant))
        {
            return true;
        }

        _errors.Add($"line {number}, {column}", $"'{Shorten(text)}' is not an instant", "ISO 8601 with Z or an offset, such as 2026-01-14T15:00:00Z");
        return false;
    }

    private bool Site(string text, int number, Func<SiteId, bool>? isKnownSite, out SiteId site)
    {
        site = new SiteId(text);
        if (!Identifier.IsValid(text))
        {
            _errors.Add($"line {number}, site", $"'{Shorten(text)}' is not a site's id", Identifier.Rule);
            return false;
        }

        if (isKnownSite?.Invoke(site) == false)
        {
            _errors.Add($"line {number}, site", $"'{text}' is not in the network", "a site of the network file");
            return false;
        }

        return true;
    }

    private bool Value(string text, int number, Quantity? quantity, out double value)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            _errors.Add($"line {number}, value", $"'{Shorten(text)}' is not a number", "a decimal number with a point, such as -1.5");
            return false;
        }

        if (quantity is not null && (value < quantity.Minimum || value > quantity.Maximum))
        {
            _errors.Add($"line {number}, value", $"{text} is no {quantity}", string.Create(CultureInfo.InvariantCulture, $"{quantity.Minimum} to {quantity.Maximum} {quantity.Unit}"));
            return false;
        }

        return true;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
