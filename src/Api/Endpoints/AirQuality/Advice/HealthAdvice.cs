using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>The versions of the health advice, from a resource of the program (docs/sources/air-quality.md#advice).</summary>
internal sealed class HealthAdvice
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private HealthAdvice(IReadOnlyList<AdviceVersionDto> versions) => Versions = versions;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AdviceVersionDto> Versions { get; }

    public static HealthAdvice Read()
    {
        using var resource = typeof(HealthAdvice).Assembly.GetManifestResourceStream("health-advice.json")
            ?? throw new InvalidOperationException("The program was built without health-advice.json.");
        var file = JsonSerializer.Deserialize<AdviceFile>(resource, Json) ?? throw new InvalidDataException("health-advice.json is empty.");
        return new HealthAdvice([.. file.Versions.OrderBy(v => v.ValidFrom).Select(ToDto)]);
    }

    /// <summary>The version that holds on a day, or null before the first.</summary>
    public AdviceVersionDto? InForceOn(DateOnly day) => Versions.LastOrDefault(v => v.ValidFrom <= day);

    /// <summary>The id of the advice for a band of the UK index on a day; null without a band.</summary>
    public string? IdOf(string? band, DateOnly day) => InForceOn(day)?.Bands.FirstOrDefault(b => b.Band == band)?.Id;

    private static AdviceVersionDto ToDto(AdviceFileVersion v) => new(
        v.Id, v.Title, v.Publisher, v.Source, v.Published, v.ValidFrom, v.Wording, v.Caveat,
        [.. v.Bands.Select(b => new BandAdviceDto($"{v.Id}/{b.Band.ToLowerInvariant().Replace(' ', '-')}", b.Band, b.Advice))]);

    private sealed record AdviceFile(IReadOnlyList<AdviceFileVersion> Versions);

    private sealed record AdviceFileVersion(
        string Id, string Title, string Publisher, string Source, DateOnly? Published, DateOnly ValidFrom, string Wording, string? Caveat,
        IReadOnlyList<AdviceFileBand> Bands);

    private sealed record AdviceFileBand(string Band, IReadOnlyList<AdviceTextDto> Advice);
}
