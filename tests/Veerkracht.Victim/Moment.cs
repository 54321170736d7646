namespace Veerkracht.Victim;

/// <summary>Where in bringing a file to the bank the process is killed.</summary>
public enum Moment
{
    /// <summary>Half of the file is there.</summary>
    Writing,

    /// <summary>The file is there whole under the name that the bank leaves alone; nothing is noted.</summary>
    Written,

    /// <summary>It is noted as placed; it does not have its name.</summary>
    Placed,

    /// <summary>It has its name; it is not noted as handed over.</summary>
    Named,
}
