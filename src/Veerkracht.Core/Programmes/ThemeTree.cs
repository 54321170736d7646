using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes;

/// <summary>A theme in the tree as staff keep it.</summary>
/// <param name="Parent">Slug of the theme above it; null at the top.</param>
/// <param name="Order">Place among those beside it.</param>
/// <param name="RetiredOn">From this day on nothing new comes under it; null while it is used.</param>
public sealed record ThemeNode(string Slug, LocalText Title, string? Parent, int Order, LocalDate? RetiredOn = null);

/// <summary>Whom to ask about a theme in a period.</summary>
/// <param name="Until">The last day; null is without end.</param>
public sealed record ThemeContactPeriod(string Theme, Contact Contact, LocalDate From, LocalDate? Until)
{
    public bool HoldsOn(LocalDate day) => day >= From && !(day > Until);
}

/// <summary>The contact that counts for a theme.</summary>
/// <param name="Of">The theme whose contact it is: itself, or one above it.</param>
public sealed record FoundContact(ThemeContactPeriod Period, ThemeNode Of);

/// <summary>
/// The themes of a programme as a tree, with their contacts. Whatever stands in it, each question ends: what is above itself is cut off.
/// </summary>
public sealed class ThemeTree
{
    /// <summary>Levels: theme, sub-theme, and one below.</summary>
    public const int Deepest = 3;

    private readonly Dictionary<string, ThemeNode> _bySlug;
    private readonly ILookup<string?, ThemeNode> _byParent;
    private readonly ILookup<string, ThemeContactPeriod> _contacts;

    public ThemeTree(IEnumerable<ThemeNode> nodes, IEnumerable<ThemeContactPeriod> contacts)
    {
        All = [.. nodes.OrderBy(n => n.Order).ThenBy(n => n.Slug, StringComparer.Ordinal)];
        _bySlug = All.ToDictionary(n => n.Slug);
        _byParent = All.ToLookup(n => n.Parent is { } parent && _bySlug.ContainsKey(parent) ? parent : null);
        _contacts = contacts.ToLookup(c => c.Theme);
    }

    public IReadOnlyList<ThemeNode> All { get; }

    public ThemeNode? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    public IReadOnlyList<ThemeNode> Roots => [.. _byParent[null]];

    public IReadOnlyList<ThemeNode> Below(string slug) => [.. _byParent[slug]];

    /// <summary>From the top down to the theme itself; empty where there is none of that name.</summary>
    public IReadOnlyList<ThemeNode> Path(string slug)
    {
        var path = new List<ThemeNode>();
        for (var node = Find(slug); node is not null && !path.Contains(node); node = node.Parent is { } parent ? Find(parent) : null)
            path.Insert(0, node);
        return path;
    }

    /// <summary>The theme and all that stands under it, however deep.</summary>
    public IReadOnlySet<string> WithBelow(string slug)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>([slug]);
        while (open.TryDequeue(out var next))
        {
            if (found.Add(next))
                foreach (var below in _byParent[next])
                    open.Enqueue(below.Slug);
        }
        return found;
    }

    /// <summary>Every theme in reading order, each after the one above it, with its level from 0.</summary>
    public IReadOnlyList<(ThemeNode Node, int Level)> InOrder
    {
        get
        {
            var listed = new List<(ThemeNode, int)>();
            var seen = new HashSet<string>();
            void List(IEnumerable<ThemeNode> nodes, int level)
            {
                foreach (var node in nodes.Where(n => seen.Add(n.Slug)))
                {
                    listed.Add((node, level));
                    List(_byParent[node.Slug], level + 1);
                }
            }
            List(Roots, 0);
            return listed;
        }
    }

    /// <summary>Whether a theme may stand under another: not under itself or what is below it, and no deeper than three levels.</summary>
    /// <param name="parent">Null: at the top.</param>
    public bool MayStandUnder(string slug, string? parent) =>
        parent is null || Find(parent) is not null && !WithBelow(slug).Contains(parent) && Path(parent).Count + HeightOf(slug) <= Deepest;

    /// <summary>The levels that a theme takes with what is below it; one for a theme that is not there yet.</summary>
    private int HeightOf(string slug) =>
        1 + WithBelow(slug).Where(below => below != slug).Select(below => Path(below).Count - Path(slug).Count).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Whom to ask on a day: the theme's own contact, else that of the nearest theme above it; null where nobody is named.
    /// </summary>
    public FoundContact? ContactOf(string slug, LocalDate day) =>
        Path(slug)
            .Reverse()
            .Select(node => OwnContact(node.Slug, day) is { } own ? new FoundContact(own, node) : null)
            .FirstOrDefault(found => found is not null);

    /// <summary>The contact of the theme itself; of two for the same day the one that began last counts.</summary>
    public ThemeContactPeriod? OwnContact(string slug, LocalDate day) => _contacts[slug].Where(c => c.HoldsOn(day)).MaxBy(c => c.From);

    /// <summary>All contacts that a theme had, has and will have, the first day first.</summary>
    public IReadOnlyList<ThemeContactPeriod> ContactsOf(string slug) => [.. _contacts[slug].OrderBy(c => c.From)];
}
