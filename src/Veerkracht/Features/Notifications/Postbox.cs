using Microsoft.AspNetCore.DataProtection;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>Where mail to one address is handed in, in the save that is being made. It is shut where this site sends no mail.</summary>
public sealed class Postbox(Db db, Clock clock, IDataProtectionProvider protection, IEnumerable<MailSettings> mail)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Veerkracht.Letters");

    public bool IsOpen { get; } = mail.Any();

    /// <summary>Address of this site as people type it, without a slash at the end; null where no mail is sent.</summary>
    public string? Site { get; } = mail.FirstOrDefault()?.Site;

    public void Post(string address, string name, string subject, string text) =>
        db.Add(
            new Letter
            {
                Id = Guid.CreateVersion7(clock.SystemUtcNow),
                At = clock.SystemUtcNow,
                Address = address,
                Name = name,
                Subject = subject,
                SealedText = _seal.Protect(text),
            }
        );

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys with which it was sealed are gone.</exception>
    public string Open(Letter letter) => _seal.Unprotect(letter.SealedText);
}
