using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>To whom a notice goes, and what it is about.</summary>
public sealed record Addressee(OrganisationId Organisation, Guid? PersonId = null, string? Call = null, Guid? DossierId = null);

/// <summary>Adds notices to the save that is being made: who must know, knows as soon as it is true.</summary>
public sealed class Notifier(Db db, Clock clock)
{
    /// <param name="href">A path of this site where the reader can act.</param>
    /// <param name="once">See <see cref="Notice.Once"/>; the database refuses a second.</param>
    public Notice Tell(Addressee to, LocalText title, LocalText body, string? href = null, string? once = null)
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            At = clock.UtcNow,
            Organisation = to.Organisation,
            PersonId = to.PersonId,
            Call = to.Call,
            DossierId = to.DossierId,
            Title = title.WithEnglish(),
            Body = body.WithEnglish(),
            Href = href,
            Once = once,
        };
        db.Notices.Add(notice);
        return notice;
    }
}
