using MailKit.Net.Smtp;
using MimeKit;

namespace Veerkracht.Features.Notifications;

/// <summary>The mail server while one batch is sent: connected at the first message.</summary>
internal sealed class MailServer(MailSettings settings) : IDisposable
{
    private readonly SmtpClient _smtp = new();

    /// <summary>Done where the server took it or refuses this address for good; not done where it says later.</summary>
    /// <exception cref="Exception">The server cannot be reached or refuses to talk (as MailKit tells it).</exception>
    public async Task<(bool Done, string? Refused)> Hand(Func<MimeMessage> write, CancellationToken stop)
    {
        if (!_smtp.IsConnected)
            await Connect(stop);
        try
        {
            await _smtp.SendAsync(write(), stop);
            return (true, null);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500)
        {
            return (true, e.Message);
        }
        catch (SmtpCommandException)
        {
            return (false, null);
        }
        catch (ParseException e)
        {
            return (true, e.Message);
        }
    }

    public async Task Leave(CancellationToken stop)
    {
        if (_smtp.IsConnected)
            await _smtp.DisconnectAsync(true, stop);
    }

    public void Dispose() => _smtp.Dispose();

    private async Task Connect(CancellationToken stop)
    {
        await _smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, stop);
        if (settings.User is { Length: > 0 } user)
            await _smtp.AuthenticateAsync(user, settings.Password ?? "", stop);
    }
}
