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

    /// <summary>
    /// Only who holds a role there: "signers", or over a measure "approvers:fiets"; null is everybody. See <see cref="Reach"/>.
    /// </summary>
    public string? Reach { get; init; }

    /// <summary>Who did what it tells of, and need not be told.</summary>
    public Guid? ExceptPersonId { get; init; }

    /// <summary>The amount on which is decided, cents: an approver whose limit is lower is not told.</summary>
    public long? AmountCents { get; init; }

    /// <summary>What it tells of, as it is declared: "ask-question"; null for what was told before that was written down.</summary>
    public string? Event { get; init; }

    /// <summary>Nobody may turn it off, and it leaves at once.</summary>
    public bool MayNotBeRefused { get; init; }

    /// <summary>The one subject of all mail about the same dossier; null where it has none.</summary>
    public string? Thread { get; init; }
    public string? Call { get; init; }
    public Guid? DossierId { get; init; }

    /// <summary>The step of the dossier that it is about; null where it is about none, or was told before that was written down.</summary>
    public string? Step { get; init; }
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
/// That a notice went to a person by e-mail, waits for the digest of that person, or never can go: who has a row is not mailed again,
/// whatever stopped the others.
/// </summary>
public sealed class NoticeMail
{
    public required Guid NoticeId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    /// <summary>UTC, when the digest leaves in which it goes; null for what left.</summary>
    public DateTime? Due { get; set; }

    /// <summary>What the mail server said where it refuses this address for good; null where it took the message.</summary>
    public string? Refused { get; set; }
}

/// <summary>When mail about notices leaves for a person.</summary>
public enum MailTiming
{
    AtOnce,

    /// <summary>One mail a day with all that is new.</summary>
    Daily,

    /// <summary>No mail but what may not be refused.</summary>
    None,

    /// <summary>One mail a week with all that is new.</summary>
    Weekly,
}

/// <summary>
/// How a person wants e-mail; who never chose has it at once, and what is followed once a day, in Dutch. And how its address did.
/// </summary>
public sealed class MailChoice
{
    /// <summary>Refused for good, or come back, so many times in a row: then an address gets no more mail.</summary>
    public const int MostRefusals = 3;

    public required Guid PersonId { get; init; }
    public MailTiming Timing { get; set; }

    /// <summary>The same for what the person follows.</summary>
    public MailTiming Following { get; set; } = MailTiming.Daily;

    /// <summary>The address that mail servers refused last; null where none did.</summary>
    public string? RefusedAddress { get; set; }

    /// <summary>How many times in a row it was refused for good.</summary>
    public int Refusals { get; set; }

    /// <summary>How many times mail to it came back after a server took it, with less than <see cref="Forgives"/> between two.</summary>
    public int Bounces { get; set; }

    /// <summary>UTC by the clock of the system: when mail came back last.</summary>
    public DateTime? BouncedAt { get; set; }

    /// <summary>The id of the mail that came back last: a report that comes twice counts once.</summary>
    public string? BouncedMail { get; set; }

    /// <summary>After so long without anything that came back, counting begins anew.</summary>
    public static readonly TimeSpan Forgives = TimeSpan.FromDays(30);

    /// <summary>Whether this address gets no more mail; another one of the same person does.</summary>
    public bool HasEnded(string? address) => (Refusals >= MostRefusals || Bounces >= MostRefusals) && RefusedAddress == address;

    /// <summary>Tag of the language in which the person reads: "en".</summary>
    public string Language { get; set; } = Core.Texts.Language.Nl.Tag;
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasKey(n => n.Id);
        // Also where it is written beside the change tracker: it brings its own.
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Organisation).HasMaxLength(20);
        notice.Property(n => n.Reach).HasMaxLength(120);
        notice.Property(n => n.Event).HasMaxLength(60);
        notice.Property(n => n.Step).HasMaxLength(80);
        notice.Property(n => n.Once).HasMaxLength(200);
        notice.HasIndex(n => new { n.Organisation, n.At });
        // A way by which notices come to somebody is one range of it, in the order of time.
        notice.HasIndex(n => new
        {
            n.Organisation,
            n.Reach,
            n.PersonId,
            n.At,
        });
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
        mail.HasIndex(m => m.Due).HasFilter("\"Due\" IS NOT NULL");
        // What a person was told by mail, newest first.
        mail.HasIndex(m => new { m.PersonId, m.At });
        mail.HasOne<Notice>().WithMany().HasForeignKey(m => m.NoticeId);
    }
}

internal sealed class MailChoiceMap : IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<MailChoice> choice)
    {
        choice.ToTable("MailChoices");
        choice.HasKey(c => c.PersonId);
        choice.Property(c => c.Timing).HasConversion<string>().HasMaxLength(10);
        choice
            .Property(c => c.Following)
            .HasConversion<string>()
            .HasMaxLength(10)
            .HasDefaultValue(MailTiming.Daily)
            .HasSentinel((MailTiming)(-1));
        choice.Property(c => c.Language).HasMaxLength(12);
        choice.Property(c => c.RefusedAddress).HasMaxLength(320);
        choice.Property(c => c.Refusals).HasDefaultValue(0);
        choice.Property(c => c.Bounces).HasDefaultValue(0);
        choice.Property(c => c.BouncedMail).HasMaxLength(200);
        choice.HasOne<Accounts.Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
