/* tslint:disable */
/* eslint-disable */

/**
 * Takes the files of a site, and makes those of its search.
 */
export class Builder {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes a document of the caller's own, as JSON. Throws if it has an unknown key, or one of another kind.
     */
    add(record: string): void;
    /**
     * Whether a folder is to be looked into; `written` is whether it holds the file [`marker`].
     */
    enters(path: string, written: boolean): boolean;
    /**
     * The same for programs, as JSON.
     */
    json(output: string, address: string, seconds: number): string;
    /**
     * Makes the files: pairs of a path and its bytes. `carried` are such pairs as well, of the element, the engine and the
     * page. Throws if there are no pages, or if the settings are strict and something is wrong.
     */
    make(carried: [path: string, bytes: Uint8Array][]): [path: string, bytes: Uint8Array][];
    /**
     * A builder with settings as `seed-search.toml` has them. A later text overrides an earlier one. `below` is the path
     * of the published folder below the site's root. Throws if a setting is wrong.
     */
    constructor(settings: string[], below: string[]);
    /**
     * Reads a file, by its path with `/` below the site's root.
     */
    read(path: string, bytes: Uint8Array | number[]): void;
    /**
     * Ends the reading, and gives the lines of the report: all of them, or only what is wrong.
     */
    report(quiet: boolean): string[];
    /**
     * Names a file that cannot be read.
     */
    skip(path: string, reason: string): void;
    /**
     * What was made, for people; `output` is the folder as they know it, `address` where it lies on the site.
     */
    text(output: string, address: string, seconds: number): string;
    /**
     * Whether a file is to be read; `regular` is whether it is neither a pipe nor a device.
     */
    wants(path: string, regular: boolean): boolean;
    /**
     * How many things were altered, not understood or not readable.
     */
    readonly warnings: number;
}

/**
 * The name of the file that marks a folder as one that was written here.
 */
export function marker(): string;

