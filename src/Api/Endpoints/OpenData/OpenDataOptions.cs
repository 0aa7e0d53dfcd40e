using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>What the council publishes to everybody, and on which terms.</summary>
internal sealed class OpenDataOptions
{
    public const string Section = "Telemetry:OpenData";

    /// <summary>Whether anybody may ask when a road was treated and why. Default true. False answers 404; the duty officers' own addresses need a key either way.</summary>
    public bool Gritting { get; set; } = true;

    /// <summary>The publisher's name, as a reuser is to name it. Default none: then an answer says that the publisher is not named.</summary>
    [MaxLength(200)]
    public string? Publisher { get; set; }

    /// <summary>The licence that the council publishes under, such as <c>Open Government Licence v3.0</c>. Default none: only the council can grant one, and answers say that none is granted.</summary>
    [MaxLength(200)]
    public string? Licence { get; set; }

    /// <summary>Where the licence can be read. Default none.</summary>
    [Url]
    [MaxLength(500)]
    public string? LicenceUrl { get; set; }
}
