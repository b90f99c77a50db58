/**
 * Accounts: passwords, tokens, the limit of failed logins (section 9 of the contract).
 */
@NonNullByDefault
package org.larder.server.account;

import org.eclipse.jdt.annotation.NonNullByDefault;
