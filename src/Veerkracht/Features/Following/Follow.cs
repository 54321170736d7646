using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Following;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Following;

/// <summary>That a person follows something, each once.</summary>
public sealed class Follow
{
    /// <summary>So many things for one person.</summary>
    public const int Most = 200;

    public required Guid PersonId { get; init; }
    public required FollowKind Kind { get; init; }
    public required string Key { get; init; }

    /// <summary>UTC, by the clock of the system: what was heard before is no news to this person.</summary>
    public required DateTime At { get; init; }
}

/// <summary>
/// Something that happened and that is told to who follows it. Written in the save of what happened; a round makes its words and puts it by
/// for everybody's mail, some people at a time.
/// </summary>
public sealed class FollowNews
{
    public required Guid Id { get; init; }

    /// <summary>UTC, by the clock of the domain.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC, by the clock of the system, when it came in.</summary>
    public required DateTime HeardAt { get; init; }

    /// <summary>What makes it unique: the act of which it tells, or what its room says.</summary>
    public required string Once { get; init; }

    /// <summary>The kind of act of which it tells; null where a room told it in its own words.</summary>
    public string? Act { get; init; }

    /// <summary>The act itself.</summary>
    public Guid? ActId { get; init; }
    public string? Call { get; init; }
    public Guid? DossierId { get; init; }

    /// <summary>The notice with its words; null before they are made, and where there was nothing to tell.</summary>
    public Guid? NoticeId { get; set; }

    /// <summary>The last person for whom it was put by, in the order of their ids; null before the first.</summary>
    public Guid? Reached { get; set; }

    /// <summary>UTC, when it was put by for everybody who follows it; null while it is not.</summary>
    public DateTime? SpreadAt { get; set; }
}

/// <summary>One of the things that a piece of news is about.</summary>
public sealed class FollowNewsAbout
{
    public required Guid NewsId { get; init; }
    public required FollowKind Kind { get; init; }
    public required string Key { get; init; }
}

internal sealed class FollowMap : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("Follows");
        follow.HasKey(f => new
        {
            f.PersonId,
            f.Kind,
            f.Key,
        });
        follow.Property(f => f.Kind).HasConversion<string>().HasMaxLength(10);
        follow.Property(f => f.Key).HasMaxLength(Followed.LongestKey);
        // Who follows a thing is one range of it, in the order in which they are reached.
        follow.HasIndex(f => new
        {
            f.Kind,
            f.Key,
            f.PersonId,
        });
        follow.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }
}

internal sealed class FollowNewsMap : IEntityTypeConfiguration<FollowNews>
{
    public void Configure(EntityTypeBuilder<FollowNews> news)
    {
        news.ToTable("FollowNews");
        news.HasKey(n => n.Id);
        news.Property(n => n.Id).ValueGeneratedNever();
        news.Property(n => n.Once).HasMaxLength(200);
        news.Property(n => n.Act).HasMaxLength(60);
        news.Property(n => n.Call).HasMaxLength(80);
        news.HasIndex(n => n.Once).IsUnique();
        news.HasIndex(n => n.At);
        news.HasIndex(n => n.SpreadAt);
    }
}

internal sealed class FollowNewsAboutMap : IEntityTypeConfiguration<FollowNewsAbout>
{
    public void Configure(EntityTypeBuilder<FollowNewsAbout> about)
    {
        about.ToTable("FollowNewsAbout");
        about.HasKey(a => new
        {
            a.NewsId,
            a.Kind,
            a.Key,
        });
        about.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        about.Property(a => a.Key).HasMaxLength(Followed.LongestKey);
        about.HasIndex(a => new { a.Kind, a.Key });
        about.HasOne<FollowNews>().WithMany().HasForeignKey(a => a.NewsId);
    }
}
