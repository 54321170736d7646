using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens;

/// <summary>What a link is asked for.</summary>
/// <param name="Choice">What the browser follows; see <see cref="IKeptChoice"/>.</param>
public sealed record AskedLink(string? Address, LinkPurpose Purpose, string Choice, MailTiming Timing, Language Language)
{
    /// <summary>Whose address it is to be; null for every other purpose.</summary>
    public Guid? Account { get; init; }
}

/// <summary>That a link was asked: the same for every address, whether somebody is known by it or not.</summary>
/// <param name="Shown">The link itself, in the demonstration, from which no mail leaves; null everywhere else.</param>
public sealed record LinkAsked(string Address, string? Shown);

/// <summary>
/// Mails links to addresses and opens them. Nobody learns here whether an address is known: the answer is one, and the mail says the rest
/// to who reads it.
/// </summary>
public sealed class AddressLinks(Db db, Clock clock, Postbox postbox, RateLimits limits, SiteOptions options)
{
    public const string Href = "/account/link";

    /// <summary>Whether the address of somebody can be confirmed on this site.</summary>
    public bool CanAsk => postbox.IsOpen || options.Demonstration;

    public async Task<Outcome<LinkAsked>> Ask(AskedLink asked, CancellationToken stop = default)
    {
        if (!CanAsk)
            return CitizenRefusals.NoMail;
        if (Addresses.Read(asked.Address) is not { } address)
            return CitizenRefusals.AddressNeeded;
        // Who asks too often is answered the same, and nothing is sent: an inbox of somebody else is not filled from here.
        var normalized = address.ToUpperInvariant();
        if (limits.Take(RateKind.AskLink, normalized) is not null)
            return new LinkAsked(address, null);
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.SystemUtcNow;
        var known = await db.CitizenAccounts.AnyAsync(a => a.NormalizedEmail == normalized, stop);
        var outcome = await db.Transact<LinkAsked>(
            async () =>
            {
                // What can no longer be opened is of no use to anybody.
                await db.AddressLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(stop);
                db.Add(
                    new AddressLink
                    {
                        Id = Guid.CreateVersion7(now),
                        CodeSha256 = Hash(code),
                        Email = address,
                        Purpose = asked.Purpose,
                        AccountId = asked.Account,
                        Choice = asked.Choice,
                        Timing = asked.Timing,
                        Language = asked.Language.Tag,
                        At = now,
                        ExpiresAt = now + AddressLink.Life,
                    }
                );
                var link = $"{Href}?code={code}";
                if (postbox.IsOpen)
                {
                    var (subject, text) = LinkMail.Of(
                        asked.Purpose,
                        known,
                        asked.Language,
                        postbox.Site + (known && asked.Purpose == LinkPurpose.Address ? Pages.CitizenSignInModel.Href : link)
                    );
                    postbox.Post(address, address, subject, text);
                }
                return new LinkAsked(address, options.Demonstration ? link : null);
            },
            stop
        );
        return outcome;
    }

    /// <summary>Null where it never was one, or no longer works.</summary>
    public async Task<AddressLink?> Find(string? code, CancellationToken stop = default)
    {
        var hash = Hash(code ?? "");
        var link = await db.AddressLinks.FirstOrDefaultAsync(l => l.CodeSha256 == hash, stop);
        return link?.Works(clock.SystemUtcNow) == true ? link : null;
    }

    /// <summary>Takes the link, once: of two that open it at the same instant one is too late.</summary>
    public async Task<bool> Use(AddressLink link, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        using var writer = await db.EnterWriter(stop);
        return await db
                .AddressLinks.Where(l => l.Id == link.Id && l.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), stop) == 1;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
