using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>That the finance director or the mayor agrees with a draft as it stood. It is not the sending itself.</summary>
public sealed class DraftAgreement
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary><see cref="Role.FinanceDirector"/> or <see cref="Role.Mayor"/>.</summary>
    public required Role Role { get; init; }
    public required Guid PersonId { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    /// <summary>SHA-256 of the answers with which was agreed, see <see cref="Of"/>.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Of the answers of a draft in canonical form: the same answers always give the same.</summary>
    public static string Of(Draft draft) => Receipt.Hash(AnswersJson.Canonical(draft.Answers));
}

internal sealed class DraftAgreementMap : IEntityTypeConfiguration<DraftAgreement>
{
    public void Configure(EntityTypeBuilder<DraftAgreement> agreement)
    {
        agreement.ToTable("DraftAgreements");
        agreement.HasKey(a => new
        {
            a.DossierId,
            a.StepId,
            a.Role,
        });
        agreement.Property(a => a.StepId).HasMaxLength(80);
        agreement.Property(a => a.Role).HasConversion<string>().HasMaxLength(30);
        agreement.Property(a => a.Sha256).HasMaxLength(64);
        agreement.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}
