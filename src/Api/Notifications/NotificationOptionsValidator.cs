using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;
using Telemetry.Api.Notifications.Webhooks;
using Telemetry.Domain.CallOuts;
using Telemetry.Storage.Security;

namespace Telemetry.Api.Notifications;

/// <summary>What the settings of the channels must be together. No message ever shows a secret.</summary>
internal sealed class NotificationOptionsValidator : IValidateOptions<NotificationOptions>
{
    private const string Section = NotificationOptions.Section;
    private const int LongestName = 40;

    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        List<string> errors = [];
        foreach (var (recipient, settings) in options.Recipients)
        {
            Check($"{Section}:Recipients:{recipient}", recipient, settings, options, errors);
        }

        if (options.Recipients.Values.Any(r => r.Channel == CallOutChannel.Email))
        {
            Check(options, errors);
        }

        if (options.FirstRetry > options.MaxRetry)
        {
            errors.Add($"{Section}:FirstRetry must not be longer than MaxRetry");
        }

        if (options.CertificateAuthorities is { Length: > 0 } authorities && TrustedRoots.Trouble(authorities) is { } trouble)
        {
            errors.Add($"{Section}:CertificateAuthorities {trouble}");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check(string path, string name, RecipientOptions recipient, NotificationOptions options, List<string> errors)
    {
        if (name.Length > LongestName || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            errors.Add($"{path}: a recipient's name has lower case letters, digits and hyphens, {LongestName} at most");
        }

        switch (recipient.Channel)
        {
            case CallOutChannel.Webhook:
                CheckUrl(path, recipient.Url, options, errors);
                CheckSecret(path, recipient, errors);
                Unused(path, "Address", recipient.Address, "a webhook", errors);
                break;
            case CallOutChannel.Email:
                if (!IsMailbox(recipient.Address, out _))
                {
                    errors.Add($"{path}:Address must be one e-mail address, such as duty@example.gov.uk");
                }

                Unused(path, "Url", recipient.Url, "e-mail", errors);
                Unused(path, "Secret", recipient.Secret, "e-mail", errors);
                Unused(path, "SecretFile", recipient.SecretFile, "e-mail", errors);
                break;
            default:
                errors.Add($"{path}:Channel is missing: Webhook or Email");
                break;
        }
    }

    private static void CheckUrl(string path, string? url, NotificationOptions options, List<string> errors)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            errors.Add($"{path}:Url must be an https address");
            return;
        }

        if (address.Scheme == "http" && !HostList.Has(options.AllowedPlaintextHosts, address))
        {
            errors.Add($"{path}:Url must be https; to send in clear all the same, name '{address.IdnHost}' in {Section}:AllowedPlaintextHosts");
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            errors.Add($"{path}:Url must have no user name, password or fragment; messages are signed with the secret");
        }

        if (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            && System.Net.IPAddress.TryParse(address.IdnHost, out var ip) && !PublicAddress.Is(ip) && !HostList.Has(options.AllowedHosts, address))
        {
            errors.Add($"{path}:Url leads to {ip}, which is not of the public network; to allow it, name it in {Section}:AllowedHosts");
        }
    }

    private static void CheckSecret(string path, RecipientOptions recipient, List<string> errors)
    {
        if (recipient.Secret is { Length: > 0 } == recipient.SecretFile is { Length: > 0 })
        {
            errors.Add($"{path} needs Secret or SecretFile, one of the two");
        }
        else if (recipient.SecretFile is { Length: > 0 } file && SecretFile.Trouble(file) is { } trouble)
        {
            errors.Add($"{path}:SecretFile {trouble}");
        }
        else if (WebhookSecret.Read(SecretFile.Of(recipient.Secret, recipient.SecretFile)!) is null)
        {
            errors.Add($"{path}:Secret must be base64 of {WebhookSecret.LeastBytes} to {WebhookSecret.MostBytes} random bytes, perhaps after whsec_: for instance what 'openssl rand -base64 32' prints");
        }
    }

    private static void Check(NotificationOptions options, List<string> errors)
    {
        var (mail, path) = (options.Mail, $"{Section}:Mail");
        var annotations = new List<ValidationResult>();
        Validator.TryValidateObject(mail, new ValidationContext(mail), annotations, validateAllProperties: true);
        errors.AddRange(annotations.Select(a => $"{path}: {a.ErrorMessage}"));
        if (mail.Host is not { Length: > 0 })
        {
            errors.Add($"{path}:Host is missing: there are e-mail recipients");
        }
        else if (mail.Security == MailSecurity.None && !HostList.IsLoopback(mail.Host) && !HostList.Has(options.AllowedPlaintextHosts, mail.Host))
        {
            errors.Add($"{path}:Security None sends in clear; to allow it, name '{mail.Host}' in {Section}:AllowedPlaintextHosts");
        }

        if (!IsMailbox(mail.From, out _))
        {
            errors.Add($"{path}:From must be one e-mail address, such as Telemetry <telemetry@example.gov.uk>");
        }

        if (mail.Password is { Length: > 0 } && mail.PasswordFile is { Length: > 0 })
        {
            errors.Add($"{path} takes Password or PasswordFile, not both");
        }
        else if (mail.UserName is { Length: > 0 } != (mail.Password is { Length: > 0 } || mail.PasswordFile is { Length: > 0 }))
        {
            errors.Add($"{path}:UserName and a password (Password or PasswordFile) go together");
        }

        if (mail.UserName is { Length: > 0 } && mail.Security == MailSecurity.None)
        {
            errors.Add($"{path}:Security None would send the password in clear");
        }

        if (mail.PasswordFile is { Length: > 0 } file && SecretFile.Trouble(file) is { } trouble)
        {
            errors.Add($"{path}:PasswordFile {trouble}");
        }
    }

    private static void Unused(string path, string setting, string? value, string channel, List<string> errors)
    {
        if (value is { Length: > 0 })
        {
            errors.Add($"{path}:{setting} has no meaning for {channel}");
        }
    }

    private static bool IsMailbox(string? text, out MailboxAddress? mailbox)
    {
        mailbox = null;
        return text is { Length: > 0 } && MailboxAddress.TryParse(text, out mailbox)
            && mailbox.Address.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at < mailbox.Address.Length - 1;
    }
}
