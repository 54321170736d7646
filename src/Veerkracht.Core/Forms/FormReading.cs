using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>What all records of one evaluation share: the form, the names from outside it, and the bounds.</summary>
internal sealed class FormReading(FormDefinition form, JsonObject answers, IReadOnlyDictionary<string, object?> outer)
{
    /// <summary>Items of a group that are read where its definition gives no number, and fields in all groups together.</summary>
    public const int MaxItems = 200,
        MaxSlots = 200_000;

    /// <summary>Among the names from outside: the municipality of who applies, which no expression can name.</summary>
    public const string Territory = "$territory";

    private const int MaxDepth = 2_000;

    private readonly byte[] _sections = new byte[form.Sections.Count];
    private readonly HashSet<int> _sectionsBeyond = [];
    private int _depth;
    private int _slots;

    /// <summary>How often something was read that is not known; who computes compares before and after.</summary>
    public int UnknownsRead { get; set; }

    /// <summary>A condition met a bound since this was last put back.</summary>
    public bool WentBeyond { get; set; }

    public FormDefinition Form { get; } = form;
    public JsonObject Answers { get; } = answers;
    public IReadOnlyDictionary<string, object?> Outer { get; } = outer;

    /// <summary>Who has a key of an organisation, null for nobody; not given where nobody can tell.</summary>
    public Func<string, string?>? IdentityOf { get; init; }

    /// <summary>Whether there is room for one more record of so many fields.</summary>
    public bool Takes(int fields) => (_slots += fields + 1) <= MaxSlots;

    /// <summary>
    /// Goes one deeper into what depends on what. False where a chain is longer than any form that a person made: what lies
    /// deeper then counts as not answered.
    /// </summary>
    public bool Enter()
    {
        if (_depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return false;
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Whether a page shows could not be found out within the bounds.</summary>
    public bool IsSectionBeyond(int section) => _sectionsBeyond.Contains(section);

    public bool SectionShows(int section, FormRecord root)
    {
        if (_sections[section] == FormRecord.Working)
            return false;
        if (_sections[section] == FormRecord.Unknown)
        {
            _sections[section] = FormRecord.Working;
            var before = WentBeyond;
            WentBeyond = false;
            var shows = Form.Sections[section].VisibleWhen is not { } condition || root.Holds(condition);
            if (WentBeyond)
                _sectionsBeyond.Add(section);
            WentBeyond = before;
            _sections[section] = shows ? FormRecord.Yes : FormRecord.No;
        }
        return _sections[section] == FormRecord.Yes;
    }
}
