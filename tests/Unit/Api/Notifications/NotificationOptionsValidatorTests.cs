using Telemetry.Api.Notifications;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Unit.Api.Notifications;

public sealed class NotificationOptionsValidatorTests : IDisposable
{
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-secrets-");

    [Fact]
    public void Good_settings_pass()
    {
        var options = Mail();
        options.Recipients["hook"] = Webhook("https://hooks.example.com/a?b=c");
        options.Recipients["near"] = Webhook("http://10.0.0.7:8080/");
        options.AllowedHosts.Add("10.0.0.7");
        options.AllowedPlaintextHosts.Add("10.0.0.7");
        options.Recipients["six"] = Webhook("https://[fd00::1]/");
        options.AllowedHosts.Add("fd00::1");

        Assert.Empty(Errors(options));
        Assert.Empty(Errors(new NotificationOptions()));
    }

    [Theory]
    [InlineData("http://hooks.example.com/", "Url must be https; to send in clear all the same, name 'hooks.example.com' in Telemetry:Notifications:AllowedPlaintextHosts")]
    [InlineData("ftp://hooks.example.com/", "Url must be an https address")]
    [InlineData("hooks.example.com", "Url must be an https address")]
    [InlineData(null, "Url must be an https address")]
    [InlineData("https://user:pass@hooks.example.com/", "Url must have no user name, password or fragment; messages are signed with the secret")]
    [InlineData("https://192.168.1.7/", "Url leads to 192.168.1.7, which is not of the public network; to allow it, name it in Telemetry:Notifications:AllowedHosts")]
    [InlineData("https://[::1]/", "Url leads to ::1, which is not of the public network; to allow it, name it in Telemetry:Notifications:AllowedHosts")]
    [InlineData("https://2130706433/", "Url leads to 127.0.0.1, which is not of the public network; to allow it, name it in Telemetry:Notifications:AllowedHosts")]
    public void A_url_that_will_not_do_is_told(string? url, string error)
    {
        var options = new NotificationOptions();
        options.Recipients["hook"] = Webhook(url);

        Assert.Equal($"Telemetry:Notifications:Recipients:hook:{error}", Assert.Single(Errors(options)));
    }

    [Fact]
    public void A_secret_that_will_not_do_is_told_and_never_shown()
    {
        var options = new NotificationOptions();
        options.Recipients["short"] = Webhook(secret: "c2VjcmV0LW9mLXRoZS1ob3VzZQ==");
        options.Recipients["none"] = Webhook(secret: null);
        options.Recipients["both"] = Webhook();
        options.Recipients["both"].SecretFile = "x";

        var errors = Errors(options);

        Assert.Equal(3, errors.Count);
        Assert.Contains("must be base64 of 24 to 64 random bytes", errors[0], StringComparison.Ordinal);
        Assert.All(errors.Skip(1), e => Assert.Contains("needs Secret or SecretFile, one of the two", e, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain("c2VjcmV0", e, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_file_must_be_there_and_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("files have no such rights here");
            return;
        }

        var path = Path.Combine(_folder.FullName, "hook.secret");
        var options = new NotificationOptions();
        options.Recipients["hook"] = Webhook(secret: null);
        options.Recipients["hook"].SecretFile = path;
        Assert.Contains("which is not there", Assert.Single(Errors(options)), StringComparison.Ordinal);

        File.WriteAllText(path, $"whsec_{Secret}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600 it", Assert.Single(Errors(options)), StringComparison.Ordinal);

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Empty(Errors(options));
    }

    [Fact]
    public void A_recipient_needs_a_channel_a_plain_name_and_only_what_its_channel_has()
    {
        var options = Mail();
        options.Recipients["nothing"] = new RecipientOptions();
        options.Recipients["Bad Name"] = Webhook();
        options.Recipients["mixed"] = new RecipientOptions { Channel = CallOutChannel.Email, Address = "a@b.uk", Secret = Secret };
        options.Recipients["nobody"] = new RecipientOptions { Channel = CallOutChannel.Email, Address = "not an address" };

        Assert.Equal(
            [
                "Telemetry:Notifications:Recipients:nothing:Channel is missing: Webhook or Email",
                "Telemetry:Notifications:Recipients:Bad Name: a recipient's name has lower case letters, digits and hyphens, 40 at most",
                "Telemetry:Notifications:Recipients:mixed:Secret has no meaning for e-mail",
                "Telemetry:Notifications:Recipients:nobody:Address must be one e-mail address, such as duty@example.gov.uk",
            ],
            Errors(options));
    }

    [Fact]
    public void Mail_never_goes_in_clear_beyond_loopback_unallowed_and_a_password_never_does()
    {
        var options = Mail();
        options.Mail.Security = MailSecurity.None;
        Assert.Contains("Security None sends in clear", Assert.Single(Errors(options)), StringComparison.Ordinal);
        options.AllowedPlaintextHosts.Add("SMTP.example.gov.uk");
        Assert.Empty(Errors(options));
        options.AllowedPlaintextHosts.Clear();
        options.Mail.Host = "127.0.0.1";
        Assert.Empty(Errors(options));
        (options.Mail.UserName, options.Mail.Password) = ("telemetry", "hunter2-hunter2");
        var error = Assert.Single(Errors(options));
        Assert.Contains("would send the password in clear", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void E_mail_recipients_need_a_mail_server()
    {
        var options = Mail();
        (options.Mail.Host, options.Mail.From, options.Mail.UserName) = (null, null, "telemetry");

        Assert.Equal(
            ["Telemetry:Notifications:Mail:Host is missing: there are e-mail recipients", "Telemetry:Notifications:Mail:From must be one e-mail address, such as Telemetry <telemetry@example.gov.uk>", "Telemetry:Notifications:Mail:UserName and a password (Password or PasswordFile) go together"],
            Errors(options));
    }

    [Fact]
    public void A_file_of_authorities_must_have_some()
    {
        var path = Path.Combine(_folder.FullName, "ca.pem");
        var options = new NotificationOptions { CertificateAuthorities = path };
        Assert.Contains("can't be read", Assert.Single(Errors(options)), StringComparison.Ordinal);
        File.WriteAllText(path, "nothing");
        Assert.Contains("in which there is no certificate", Assert.Single(Errors(options)), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Errors(NotificationOptions options) => [.. new NotificationOptionsValidator().Validate(null, options).Failures ?? []];

    private static RecipientOptions Webhook(string? url = "https://hooks.example.com/", string? secret = Secret) =>
        new() { Channel = CallOutChannel.Webhook, Url = url, Secret = secret };

    private static NotificationOptions Mail()
    {
        var options = new NotificationOptions();
        options.Recipients["duty"] = new RecipientOptions { Channel = CallOutChannel.Email, Address = "duty@example.gov.uk" };
        (options.Mail.Host, options.Mail.From) = ("smtp.example.gov.uk", "Telemetry <telemetry@example.gov.uk>");
        return options;
    }
}
