using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Results;

namespace Veerkracht.Data;

/// <summary>
/// The database, the same model on SQLite and PostgreSQL. Times are UTC <see cref="DateTime"/>, money is long cents, dates are
/// <see cref="DateOnly"/>. Entities map themselves beside their class, in the room that they belong to.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options)
{
    public DbSet<Act> Acts => Set<Act>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Transfer> Transfers => Set<Transfer>();
    public DbSet<JournalTotal> JournalTotals => Set<JournalTotal>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Mandate> Mandates => Set<Mandate>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<DemonstrationClock> DemonstrationClocks => Set<DemonstrationClock>();
    public DbSet<CallVersion> CallVersions => Set<CallVersion>();
    public DbSet<CallChange> CallChanges => Set<CallChange>();
    public DbSet<CallDraft> CallDrafts => Set<CallDraft>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<ConsultationComment> ConsultationComments => Set<ConsultationComment>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeRead> NoticeReads => Set<NoticeRead>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<DossierStep> DossierSteps => Set<DossierStep>();
    public DbSet<SourceClaim> SourceClaims => Set<SourceClaim>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<Selection> Selections => Set<Selection>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<Rejection> Rejections => Set<Rejection>();
    public DbSet<Award> Awards => Set<Award>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<DraftPresence> DraftPresences => Set<DraftPresence>();
    public DbSet<SectionAssignment> SectionAssignments => Set<SectionAssignment>();
    public DbSet<DraftRemark> DraftRemarks => Set<DraftRemark>();
    public DbSet<DraftAgreement> DraftAgreements => Set<DraftAgreement>();
    public DbSet<PartnerPart> PartnerParts => Set<PartnerPart>();
    public DbSet<NoticeMail> NoticeMails => Set<NoticeMail>();
    public DbSet<MailOff> MailOff => Set<MailOff>();
    public DbSet<IndicatorValue> IndicatorValues => Set<IndicatorValue>();

    protected override void OnModelCreating(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<OrganisationId>().HaveConversion<OrganisationIdConverter>();
    }

    /// <summary>Acts are done and undone again: so a preview refuses exactly as the act itself would, and shows what it would give.</summary>
    public bool Rehearses { get; set; }

    /// <summary>Waits for the right to write. SQLite has one writer: queueing here is fair and blocks no thread; PostgreSQL needs no queue.</summary>
    internal abstract ValueTask<IDisposable?> EnterWriter(CancellationToken stop);

    /// <summary>Holds an account of the journal until the transaction ends; who wants it too waits. SQLite has one writer and needs nothing.</summary>
    internal virtual Task Hold(string accountKey, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Holds a row until the transaction ends; who wants to change it too waits. SQLite has one writer and needs nothing.</summary>
    internal virtual Task HoldRow(string table, Guid id, CancellationToken stop) => Task.CompletedTask;

    /// <summary>The triggers of <see cref="Guards"/>, first those that remove older ones of the same name.</summary>
    internal abstract IEnumerable<string> GuardTexts();

    internal abstract StorageFault? Classify(Exception exception);

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class OrganisationIdConverter() : ValueConverter<OrganisationId, string>(v => v.Value, v => new OrganisationId(v));
}
