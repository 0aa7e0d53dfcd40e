using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Notifications;

/// <summary>The mail server that e-mail is handed to.</summary>
internal sealed class MailOptions
{
    /// <summary>Its name. Default none: there are no e-mail recipients.</summary>
    public string? Host { get; set; }

    /// <summary>Default 587, submission; with <c>Security</c> Tls usually 465, for a relay on this machine usually 25.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>StartTls (default): encrypted after the greeting, or nothing is sent. Tls: from the first byte. None: in clear, for a relay on loopback or a host in <c>AllowedPlaintextHosts</c>; never with a password.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Name to sign in with. Default none: the server takes mail without.</summary>
    public string? UserName { get; set; }

    /// <summary>Put it into the environment, never into a file that others read. Default none.</summary>
    public string? Password { get; set; }

    /// <summary>File with the password, readable by its owner only. Default none.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Sender of every message, such as <c>Telemetry &lt;telemetry@example.gov.uk&gt;</c>. Default none.</summary>
    public string? From { get; set; }
}
