using System.Globalization;
using System.Text;

namespace Veerkracht.Bench.Filling;

/// <summary>A value of a template row, with holes for what is each dossier's own.</summary>
internal abstract record Cell
{
    public abstract object? Of(Copy copy);

    /// <summary>The same in every dossier.</summary>
    public sealed record Fixed(object? Value) : Cell
    {
        public override object? Of(Copy copy) => Value;
    }

    /// <summary>Text between slots: one part more than there are slots.</summary>
    public sealed record Text(IReadOnlyList<string> Parts, IReadOnlyList<int> Slots) : Cell
    {
        public override object Of(Copy copy)
        {
            if (Slots.Count == 1 && Parts[0].Length == 0 && Parts[1].Length == 0)
                return copy.Slots[Slots[0]];
            var text = new StringBuilder(Parts[0]);
            for (var i = 0; i < Slots.Count; i++)
                text.Append(copy.Slots[Slots[i]]).Append(Parts[i + 1]);
            return text.ToString();
        }

        /// <summary>Puts the slot of the longest token that stands at a place instead of it.</summary>
        public static Cell Of(string text, IEnumerable<Token> tokens)
        {
            var (parts, slots, from) = (new List<string>(), new List<int>(), 0);
            var longest = tokens.Where(t => text.Contains(t.Text, StringComparison.Ordinal)).OrderByDescending(t => t.Text.Length).ToList();
            for (var at = 0; longest.Count > 0 && at < text.Length; at++)
            {
                if (longest.Find(t => string.CompareOrdinal(text, at, t.Text, 0, t.Text.Length) == 0) is not { } token)
                    continue;
                parts.Add(text[from..at]);
                slots.Add(token.Slot);
                from = at + token.Text.Length;
                at = from - 1;
            }
            return slots.Count == 0 ? new Fixed(text) : new Text([.. parts, text[from..]], slots);
        }
    }

    /// <summary>A time that moves with the dossier, as a value or as the text that SQLite keeps.</summary>
    public sealed record Moment(DateTime At, bool AsText) : Cell
    {
        public const string Format = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

        public override object Of(Copy copy) =>
            AsText ? (At + copy.Shift).ToString(Format, CultureInfo.InvariantCulture) : (object)(At + copy.Shift);
    }

    public sealed record Day(DateOnly On, bool AsText) : Cell
    {
        public override object Of(Copy copy)
        {
            var day = On.AddDays((int)copy.Shift.TotalDays);
            return AsText ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : (object)day;
        }
    }

    /// <summary>A place in the order of registration, in ticks.</summary>
    public sealed record Place(long At) : Cell
    {
        public override object Of(Copy copy) => At + copy.Shift.Ticks;
    }

    /// <summary>An id of the dossier or of one of its rows, where the database keeps ids as such.</summary>
    public sealed record Id(int Number) : Cell
    {
        public override object Of(Copy copy) => copy.Ids[Number];
    }

    /// <param name="Rank">Which transfer of the dossier, from 0.</param>
    public sealed record Transfer(int Rank) : Cell
    {
        public override object Of(Copy copy) => copy.FirstTransfer + Rank;
    }

    public sealed record Act(int Rank) : Cell
    {
        public override object Of(Copy copy) => copy.FirstAct + Rank;
    }
}

/// <param name="Text">What stands in the template.</param>
/// <param name="Slot">Which slot holds what stands there in a copy.</param>
internal sealed record Token(string Text, int Slot);

/// <summary>What is one dossier's own.</summary>
internal sealed class Copy(int slots, int ids)
{
    public string[] Slots { get; } = new string[slots];
    public Guid[] Ids { get; } = new Guid[ids];
    public TimeSpan Shift { get; set; }
    public long FirstTransfer { get; set; }
    public long FirstAct { get; set; }
}
