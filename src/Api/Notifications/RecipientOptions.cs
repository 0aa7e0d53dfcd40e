using Telemetry.Domain.CallOuts;

namespace Telemetry.Api.Notifications;

/// <summary>One recipient of messages.</summary>
internal sealed class RecipientOptions
{
    public CallOutChannel? Channel { get; set; }

    /// <summary>Of a webhook: https, without a user name in it.</summary>
    public string? Url { get; set; }

    /// <summary>Of a webhook: base64 of 24 to 64 random bytes, perhaps after <c>whsec_</c>. Put it into the environment, never into a file that others read.</summary>
    public string? Secret { get; set; }

    /// <summary>File with the secret, readable by its owner only.</summary>
    public string? SecretFile { get; set; }

    /// <summary>Of e-mail: one address.</summary>
    public string? Address { get; set; }
}
