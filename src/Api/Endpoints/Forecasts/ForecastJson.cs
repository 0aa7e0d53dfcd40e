using System.Globalization;
using System.Text.Json;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>Reads a forecast handed in as JSON, or tells everything that is wrong with it.</summary>
internal static class ForecastJson
{
    /// <summary>Most hours of one issue: 16 days.</summary>
    private const int MaxHours = 384;

    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(16);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        Converters = { new UtcTimeConverter() },
    };

    public static ForecastIssue? Read(ReadOnlySpan<byte> json, CityNetwork network, DateTimeOffset now, RequestErrors errors)
    {
        ForecastPostDto? post;
        try
        {
            post = JsonSerializer.Deserialize<ForecastPostDto>(json, Strict);
        }
        catch (JsonException e)
        {
            errors.Add(e.Path ?? "$", e.Message);
            return null;
        }

        if (post is null)
        {
            errors.Add("$", "must be an object");
            return null;
        }

        CheckHead(post, network, now, errors);
        var values = Values(post, errors);
        return errors.Any ? null : new ForecastIssue(new SiteId(post.Site), post.IssuedAt, now, post.Source, values);
    }

    private static void CheckHead(ForecastPostDto post, CityNetwork network, DateTimeOffset now, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(post.Site) || network.FindSite(new SiteId(post.Site)) is null)
        {
            errors.Add("$.site", $"'{QueryText.Short(post.Site ?? "")}' is no site of the network");
        }

        if (string.IsNullOrWhiteSpace(post.Source) || post.Source.Length > 100)
        {
            errors.Add("$.source", "must be a text of 1 to 100 characters");
        }

        if (post.IssuedAt == default)
        {
            errors.Add("$.issuedAt", "is required: a time with its zone");
        }
        else if (post.IssuedAt > now.AddMinutes(5))
        {
            errors.Add("$.issuedAt", "is in the future");
        }

        if (post.Values is not { Count: > 0 and <= MaxHours })
        {
            errors.Add("$.values", $"must have 1 to {MaxHours} hours");
        }
    }

    private static List<ForecastValue> Values(ForecastPostDto post, RequestErrors errors)
    {
        List<ForecastValue> values = [];
        HashSet<DateTimeOffset> hours = [];
        for (var i = 0; i < (post.Values?.Count ?? 0) && i < MaxHours; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.values[{i}]");
            if (post.Values![i] is not { } hour)
            {
                errors.Add(path, "must be an object");
                continue;
            }

            if (!hours.Add(hour.ValidAt))
            {
                errors.Add($"{path}.validAt", "is given twice");
            }
            else if (hour.ValidAt <= post.IssuedAt - TimeSpan.FromHours(1) || hour.ValidAt > post.IssuedAt + FarthestAhead)
            {
                errors.Add($"{path}.validAt", "must be within 16 days after issuedAt");
            }

            foreach (var (quantity, value) in hour.Values())
            {
                if (value is { } given && (given < quantity.Minimum || given > quantity.Maximum))
                {
                    errors.Add($"{path}.{quantity.Name}", string.Create(CultureInfo.InvariantCulture, $"must be from {quantity.Minimum} to {quantity.Maximum} {quantity.Unit}"));
                }
                else if (value is { } sound)
                {
                    values.Add(new ForecastValue(hour.ValidAt, quantity, sound));
                }
            }
        }

        if (values.Count == 0 && post.Values is { Count: > 0 } && !errors.Any)
        {
            errors.Add("$.values", "has no value");
        }

        return [.. values.OrderBy(v => v.ValidAt).ThenBy(v => v.Quantity.Name, StringComparer.Ordinal)];
    }
}
