using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Mqtt;

/// <summary>The embedded broker's certificate. PEM (certificate and key apart) or PFX.</summary>
public sealed class BrokerTlsOptions
{
    /// <summary>Default 0.0.0.0: TLS is for the network.</summary>
    [Required]
    public string Address { get; set; } = "0.0.0.0";

    /// <summary>Default 8883. 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8883;

    /// <summary>A .pem or .crt with its chain, or a .pfx. Empty: no TLS. Read again when the file changes.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The private key of a PEM certificate, when it is not in the same file.</summary>
    public string? KeyPath { get; set; }

    /// <summary>Password of the PFX or of an encrypted key; better from the environment or <see cref="PasswordFile"/> than from a settings file.</summary>
    public string? Password { get; set; }

    public string? PasswordFile { get; set; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(CertificatePath);
}
