using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// That an organisation is known here. Nothing of it changes: its numbers, its name and its class are attributes with their days.
/// </summary>
public sealed class RegisteredOrganisation
{
    public required OrganisationId Id { get; init; }
}

/// <summary>What of an organisation can change with time. On one day it has at most one of each.</summary>
public enum AttributeKind
{
    /// <summary>Ten digits.</summary>
    Kbo,
    Nis,
    Ovo,

    /// <summary>A word by which it is known where it has no number: "VVSG".</summary>
    Word,
    Name,

    /// <summary>One that a call can name ("municipality"), or what else it is here ("agency").</summary>
    Class,

    /// <summary>NIS code of the municipality of its seat, for an association or company; that may have merged since.</summary>
    Seat,
}

/// <summary>A number, name or class of an organisation, during a period. Both days are included.</summary>
public sealed class OrganisationAttribute
{
    /// <summary>As the first day: it was so before anything that is known.</summary>
    public static readonly DateOnly Always = DateOnly.MinValue;

    public required OrganisationId Organisation { get; init; }
    public required AttributeKind Kind { get; init; }
    public required string Value { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Null: until further notice.</summary>
    public required DateOnly? ValidUntil { get; set; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidUntil is null || day <= ValidUntil);

    public bool IsValidOn(LocalDate day) => IsValidOn(day.ToDateOnly());
}

internal sealed class RegisteredOrganisationMap : IEntityTypeConfiguration<RegisteredOrganisation>
{
    public void Configure(EntityTypeBuilder<RegisteredOrganisation> organisation)
    {
        organisation.ToTable("Organisations");
        organisation.HasKey(o => o.Id);
        organisation.Property(o => o.Id).HasMaxLength(OrganisationId.Length);
    }
}

internal sealed class OrganisationAttributeMap : IEntityTypeConfiguration<OrganisationAttribute>
{
    public const int MaxLength = 300;

    public void Configure(EntityTypeBuilder<OrganisationAttribute> attribute)
    {
        attribute.ToTable("OrganisationAttributes");
        attribute.HasKey(a => new
        {
            a.Organisation,
            a.Kind,
            a.Value,
            a.ValidFrom,
        });
        attribute.Property(a => a.Organisation).HasMaxLength(OrganisationId.Length);
        attribute.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        attribute.Property(a => a.Value).HasMaxLength(MaxLength);
        // What identifies is of one organisation at a time; names and classes are of many.
        attribute
            .HasIndex(a => new
            {
                a.Kind,
                a.Value,
                a.ValidFrom,
            })
            .IsUnique()
            .HasFilter("\"Kind\" IN ('Kbo', 'Nis', 'Ovo', 'Word')");
        attribute.HasOne<RegisteredOrganisation>().WithMany().HasForeignKey(a => a.Organisation);
    }
}
