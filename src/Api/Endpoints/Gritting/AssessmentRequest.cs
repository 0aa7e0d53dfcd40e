using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Reads the conditions of a what-if, or tells everything that is wrong with them.</summary>
internal static class AssessmentRequest
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
    };

    public static GrittingConditions? Read(ReadOnlySpan<byte> json, RequestErrors errors)
    {
        AssessmentPostDto? post;
        try
        {
            post = JsonSerializer.Deserialize<AssessmentPostDto>(json, Strict);
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

        Check("minimumRst", post.MinimumRst, Quantity.RoadSurfaceTemperature, errors);
        Check("airTemperature", post.AirTemperature, Quantity.AirTemperature, errors);
        Check("waterFilmMm", post.WaterFilmMm, Quantity.WaterFilmThickness, errors);
        Check("dewPoint", post.DewPoint, Quantity.DewPoint, errors);
        Check("relativeHumidity", post.RelativeHumidity, Quantity.RelativeHumidity, errors);
        Check("precipitationRate", post.PrecipitationRate, Quantity.PrecipitationRate, errors);
        Check("freshSnowMm", post.FreshSnowMm, Quantity.SnowDepth, errors);
        Check("snowDepthMm", post.SnowDepthMm, Quantity.SnowDepth, errors);
        if (post is { RelativeHumidity: not null, DewPoint: null, AirTemperature: null })
        {
            errors.Add("$.relativeHumidity", "needs airTemperature");
        }

        var conditions = new GrittingConditions
        {
            MinimumRst = post.MinimumRst,
            AirTemperature = post.AirTemperature,
            Surface = QueryText.Choice(
                post.SurfaceState, "$.surfaceState", errors,
                ("dry", SurfaceState.Dry), ("damp", SurfaceState.Damp), ("wet", SurfaceState.Wet), ("streaming", SurfaceState.Streaming),
                ("frost", SurfaceState.Frost), ("ice", SurfaceState.Ice), ("slush", SurfaceState.Slush), ("snow", SurfaceState.Snow),
                ("chemically_wet", SurfaceState.ChemicallyWet)),
            WaterFilmMm = post.WaterFilmMm,
            DewPoint = post.DewPoint,
            RelativeHumidity = post.RelativeHumidity,
            PrecipitationRate = post.PrecipitationRate,
            Phase = QueryText.Choice(
                post.Phase, "$.phase", errors,
                ("rain", PrecipitationPhase.Rain), ("sleet", PrecipitationPhase.Sleet), ("snow", PrecipitationPhase.Snow),
                ("freezing_rain", PrecipitationPhase.FreezingRain)),
            FreshSnowMm = post.FreshSnowMm,
            SnowDepthMm = post.SnowDepthMm,
            Salt = QueryText.Choice(post.Salt, "$.salt", errors, ("dry", SaltType.Dry), ("pre-wet", SaltType.PreWet)) ?? SaltType.Dry,
        };
        return errors.Any ? null : conditions;
    }

    private static void Check(string name, double? value, Quantity quantity, RequestErrors errors)
    {
        if (value < quantity.Minimum || value > quantity.Maximum)
        {
            errors.Add($"$.{name}", string.Create(CultureInfo.InvariantCulture, $"must be from {quantity.Minimum} to {quantity.Maximum} {quantity.Unit}"));
        }
    }
}
