using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// A message to an organisation, or to one person in it: a deadline that comes near, a call that changed, a question. Written in the same
/// save as what it tells of; it names dossiers and calls, never people.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>UTC, by the clock of the domain.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who must know.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>Only this person in the organisation; null is everybody who works for it.</summary>
    public Guid? PersonId { get; init; }
    public string? Call { get; init; }
    public Guid? DossierId { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Body { get; init; }

    /// <summary>Where the reader can act: a path of this site.</summary>
    public string? Href { get; init; }

    /// <summary>What makes it unique, where it may be told only once ("reminder:DOSSIER:STEP:48"); null where it always is.</summary>
    public string? Once { get; init; }

    /// <summary>UTC, when everybody had it by e-mail who wants that; null while it waits, and always where no mail is sent.</summary>
    public DateTime? MailedAt { get; private set; }

    public void Mailed(DateTime at) => MailedAt ??= at;
}

/// <summary>That a person has read a notice; each for themselves.</summary>
public sealed class NoticeRead
{
    public required Guid NoticeId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>
/// That a notice went to a person by e-mail, or never can: who has a row is not mailed again, whatever stopped the others.
/// </summary>
public sealed class NoticeMail
{
    public required Guid NoticeId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What the mail server said where it refuses this address for good; null where it took the message.</summary>
    public string? Refused { get; init; }
}

/// <summary>A person who wants no e-mail; the notices stay on the page.</summary>
public sealed class MailOff
{
    public required Guid PersonId { get; init; }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasKey(n => n.Id);
        notice.Property(n => n.Organisation).HasMaxLength(20);
        notice.Property(n => n.Once).HasMaxLength(200);
        notice.HasIndex(n => new { n.Organisation, n.At });
        notice.HasIndex(n => n.Once).IsUnique();
        notice.HasIndex(n => n.MailedAt);
    }
}

internal sealed class NoticeReadMap : IEntityTypeConfiguration<NoticeRead>
{
    public void Configure(EntityTypeBuilder<NoticeRead> read)
    {
        read.ToTable("NoticeReads");
        read.HasKey(r => new { r.NoticeId, r.PersonId });
        read.HasOne<Notice>().WithMany().HasForeignKey(r => r.NoticeId);
    }
}

internal sealed class NoticeMailMap : IEntityTypeConfiguration<NoticeMail>
{
    public void Configure(EntityTypeBuilder<NoticeMail> mail)
    {
        mail.ToTable("NoticeMails");
        mail.HasKey(m => new { m.NoticeId, m.PersonId });
        mail.HasOne<Notice>().WithMany().HasForeignKey(m => m.NoticeId);
    }
}

internal sealed class MailOffMap : IEntityTypeConfiguration<MailOff>
{
    public void Configure(EntityTypeBuilder<MailOff> off)
    {
        off.ToTable("MailOff");
        off.HasKey(o => o.PersonId);
        off.HasOne<Accounts.Person>().WithMany().HasForeignKey(o => o.PersonId);
    }
}
